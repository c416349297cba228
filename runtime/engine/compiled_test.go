package engine_test

import (
	"crypto/sha256"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "compile and run the programs of the corpus that have changed, and keep what they print")

// What is kept of the programs is what the compiler makes of them.
func TestCorpusCompiled(t *testing.T) {
	if os.Getenv("NFRUN_QUICK") != "" {
		t.Skip("compiles all programs of the corpus; run without NFRUN_QUICK")
	}
	programs := corpus(t)
	want := goldens(t, programs)
	got := compiled(t, programs)
	if *update && has32Bits() {
		update32(t, programs, want, got)
		return
	}
	for name, got := range got {
		if diff := cmp.Diff(want[name], got); diff != "" {
			t.Errorf("%s: what is kept is not what it does compiled (-kept +compiled):\n%s", name, diff)
		}
	}
}

// sourceHash is the first line of a program's golden file.
func sourceHash(t *testing.T, p program) string {
	t.Helper()
	src, err := os.ReadFile(p.file)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x\n", sha256.Sum256(src))
}

// compiled builds programs with the Go compiler, runs them, and returns what each does, by name.
func compiled(t *testing.T, programs []program) map[string]string {
	t.Helper()
	bin := t.TempDir()
	exe := func(p program) string {
		return filepath.Join(bin, strings.ReplaceAll(p.name, "/", "_"))
	}
	// Files are packages of their own below a folder that is only in the overlay, so that one go build makes them all.
	root, err := filepath.Abs("testdata/compiled")
	if err != nil {
		t.Fatal(err)
	}
	overlay := map[string]string{}
	var packages []string
	for _, p := range programs {
		if filepath.Ext(p.file) != ".go" {
			goBuild(t, p.path(t), "-o", exe(p), ".")
			continue
		}
		dir := filepath.Join(root, filepath.Base(exe(p)))
		overlay[filepath.Join(dir, filepath.Base(p.file))] = p.path(t)
		packages = append(packages, "./testdata/compiled/"+filepath.Base(exe(p)))
	}
	if len(packages) > 0 {
		b, err := json.Marshal(map[string]any{"Replace": overlay})
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "overlay.json")
		if err := os.WriteFile(file, b, 0o644); err != nil {
			t.Fatal(err)
		}
		for len(packages) > 0 {
			n := min(len(packages), 100)
			goBuild(t, ".", append([]string{"-overlay", file, "-ldflags=-s -w", "-o", bin + string(filepath.Separator)}, packages[:n]...)...)
			packages = packages[n:]
		}
	}
	return runAll(t, programs, func(p program) string {
		return observe(t, exec.CommandContext(t.Context(), exe(p)))
	})
}

// runAll calls f for all programs, as many at a time as there are processors, and returns the results by name.
func runAll(t *testing.T, programs []program, f func(program) string) map[string]string {
	t.Helper()
	var mu sync.Mutex
	results := map[string]string{}
	queue := make(chan program)
	var wg sync.WaitGroup
	for range 2 * runtime.NumCPU() {
		wg.Go(func() {
			for p := range queue {
				s := f(p)
				mu.Lock()
				results[p.name] = s
				mu.Unlock()
			}
		})
	}
	for _, p := range programs {
		queue <- p
	}
	close(queue)
	wg.Wait()
	return results
}

// goBuild runs go build in a folder.
func goBuild(t *testing.T, dir string, args ...string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", append([]string{"build"}, args...)...)
	cmd.Dir = dir
	if has32Bits() {
		cmd.Env = append(os.Environ(), "GOARCH=386", "CGO_ENABLED=0") // runs here, and stands for all with 32 bits
	}
	if b, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, b)
	}
}
