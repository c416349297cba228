package engine_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/nfrun/nfrun/runtime/engine/internal/progen"
)

var generate = flag.Duration("generate", 0, "how long TestGenerated goes on with programs of new seeds; what differs is made small")

// Programs that nobody wrote print the same compiled and interpreted. The seeds are fixed; go test -run TestGenerated -generate 10m looks for more.
func TestGenerated(t *testing.T) {
	for seed := range uint64(2) {
		if i := differs(t, seed, 60); i >= 0 {
			t.Errorf("program %d of seed %d:\n%s", i, seed, difference(t, progen.One(seed, i)))
		}
	}
	if *generate == 0 {
		return
	}
	begin := time.Now()
	programs := 0
	for seed := uint64(begin.UnixNano()); time.Since(begin) < *generate; seed++ {
		const n = 100
		programs += n
		i := differs(t, seed, n)
		if i < 0 {
			continue
		}
		src := progen.One(seed, i)
		if difference(t, src) == "" {
			t.Errorf("program %d of seed %d differs only together with those before it", i, seed)
			continue
		}
		small := progen.Minimize(src, func(src string) bool { return difference(t, src) != "" })
		t.Errorf("program %d of seed %d:\n%s\n%s", i, seed, small, difference(t, small))
	}
	t.Logf("%d programs", programs)
}

// differs runs a batch of programs, and returns the number of the first one that differs, or -1.
func differs(t *testing.T, seed uint64, n int) int {
	t.Helper()
	want, got, err := bothWays(t, progen.Batch(seed, n))
	if err != nil {
		t.Fatalf("seed %d: %v", seed, err)
	}
	for i := range n {
		w, g := section(want, i), section(got, i)
		if w == "" {
			t.Fatalf("seed %d: program %d did not run compiled", seed, i)
		}
		if w != g {
			return i
		}
	}
	return -1
}

// section returns what one program of a batch prints.
func section(out string, i int) string {
	_, after, ok := strings.Cut(out, fmt.Sprintf("== %d\n", i))
	if !ok {
		return ""
	}
	s, _, _ := strings.Cut(after, "\n== ")
	return fmt.Sprintf("== %d\n%s", i, strings.TrimSuffix(s, "\n"))
}

// difference tells what is different about a program; "" when nothing is, or it does not compile.
func difference(t *testing.T, src string) string {
	t.Helper()
	want, got, err := bothWays(t, src)
	if err != nil {
		return ""
	}
	return cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n"))
}

// bothWays returns what a program prints compiled and interpreted, and its exit status. The error is the compiler's.
func bothWays(t *testing.T, src string) (compiled, interpreted string, err error) {
	t.Helper()
	dir := t.TempDir()
	defer os.RemoveAll(dir)
	file, exe := filepath.Join(dir, "main.go"), filepath.Join(dir, "program")
	if err := os.WriteFile(file, []byte(src), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if b, err := exec.CommandContext(ctx, "go", "build", "-o", exe, file).CombinedOutput(); err != nil {
		return "", "", errors.New(string(b))
	}
	output := func(cmd *exec.Cmd) string {
		stdout, _, exit := runCmd(t, cmd) // stacks and addresses differ, and are tested elsewhere
		if ctx.Err() != nil {
			stdout += fmt.Sprintf("\n== killed after %v", patience)
		}
		return fmt.Sprintf("%s\nexit status %d", stdout, exit)
	}
	self := command(t, "ixgo", file)
	limited := exec.CommandContext(ctx, self.Path, self.Args[1:]...)
	limited.Env = self.Env
	return output(exec.CommandContext(ctx, exe)), output(limited), nil
}

// patience is how long a program may take to be built and run both ways, on a machine under load.
const patience = 3 * time.Minute
