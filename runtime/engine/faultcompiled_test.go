package engine_test

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// faulty lists programs that end in a fault, by name. What the compiler makes of each is kept beside it.
func faulty(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("testdata/faults/*.go")
	if err != nil || len(files) < 50 {
		t.Fatal(files, err)
	}
	all := map[string]string{}
	for _, f := range files {
		abs, err := filepath.Abs(f)
		if err != nil {
			t.Fatal(err)
		}
		all[strings.TrimSuffix(filepath.Base(f), ".go")] = abs
	}
	return all
}

func faultGolden(name string) string { return filepath.Join("testdata", "faults", name+".out") }

// A script's panics, deadlocks and other fatal errors are told as those of a compiled program: message, goroutines with their states, functions, lines, and
// who started them.
func TestFaultsAsCompiled(t *testing.T) {
	for name, file := range faulty(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want, err := os.ReadFile(faultGolden(name))
			if err != nil {
				t.Fatalf("%v; go test -run TestFaultsCompiled -update makes it", err)
			}
			cmd := command(t, "ixgo", file)
			cmd.Env = append(cmd.Env, "NFRUN_ENGINE_TEST_STACKS=1")
			if diff := cmp.Diff(string(want), fault(t, cmd, "main.go", name+".go")); diff != "" {
				t.Errorf("(-compiled +interpreted):\n%s", diff)
			}
		})
	}
}

// What is kept of the programs is what the compiler makes of them.
func TestFaultsCompiled(t *testing.T) {
	if os.Getenv("NFRUN_QUICK") != "" {
		t.Skip("compiles programs; run without NFRUN_QUICK")
	}
	files := map[string]string{"go.mod": "module faults\n\ngo 1.26\n"}
	programs := faulty(t)
	for name, file := range programs {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		files[name+"/"+name+".go"] = string(src)
	}
	dir, bin := script(t, files), t.TempDir()
	goBuild(t, dir, "-gcflags=-l", "-o", bin+string(filepath.Separator), "./...") // inlined calls have other names
	for _, name := range slices.Sorted(maps.Keys(programs)) {
		got := fault(t, exec.CommandContext(t.Context(), filepath.Join(bin, name)))
		if *update {
			if err := os.WriteFile(faultGolden(name), []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(faultGolden(name))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s: what is kept is not what it does compiled (-kept +compiled):\n%s", name, diff)
		}
	}
}

var (
	faultHead  = regexp.MustCompile(`^goroutine \d+.* (\[.+\])(?:, and (\d+) more like it)?:$`)
	faultPlace = regexp.MustCompile(`^\t(?:.*/)?([^/]+\.go:\d+)(?: \+0x[0-9a-f]+)?$`)
	arguments  = regexp.MustCompile(`\([^()]*\)$`)
	byWhom     = regexp.MustCompile(` in goroutine \d+$`)
)

// fault runs a program and returns what it says at its end, without what is not the program's: other functions' frames, addresses and numbers. Goroutines
// that do the same are one. names are pairs of words to replace.
func fault(t *testing.T, cmd *exec.Cmd, names ...string) string {
	t.Helper()
	stdout, stderr, exit := runCmd(t, cmd)
	lines := strings.Split(strings.NewReplacer(names...).Replace(stderr), "\n")
	var said []string
	var stacks []string
	counts := map[string]int{}
	stack, count := "", 0
	end := func() {
		if stack != "" && counts[stack] == 0 {
			stacks = append(stacks, stack)
		}
		counts[stack] += count
		stack = ""
	}
	for i, line := range lines {
		if m := faultHead.FindStringSubmatch(line); m != nil {
			end()
			stack, count = m[1]+"\n", 1
			if m[2] != "" {
				fmt.Sscan(m[2], &count)
				count++
			}
			continue
		}
		if i+1 < len(lines) {
			if m := faultPlace.FindStringSubmatch(lines[i+1]); m != nil {
				fn := byWhom.ReplaceAllString(line, "")
				if !strings.HasPrefix(fn, "created by ") {
					fn = arguments.ReplaceAllString(fn, "")
				}
				if strings.HasPrefix(strings.TrimPrefix(fn, "created by "), "main.") {
					stack += fn + " " + m[1] + "\n"
				}
				continue
			}
		}
		if stack == "" && line != "" && !strings.HasPrefix(line, "[signal ") {
			said = append(said, line)
		}
	}
	end()
	text := stdout + strings.Join(said, "\n") + "\n"
	for _, s := range stacks {
		text += fmt.Sprintf("%d %s", counts[s], s)
	}
	return text + fmt.Sprintf("exit status %d\n", exit)
}
