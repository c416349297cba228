package engine_test

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "run the programs of testdata/lang compiled, and keep what they print")

// The programs of the corpus print the same and exit with the same status compiled and interpreted. What they do compiled is kept beside them, with
// the hash of the program that did it; go test -update renews it.
func TestLanguage(t *testing.T) {
	programs, err := filepath.Glob("testdata/lang/*.go")
	if err != nil || len(programs) < 25 {
		t.Fatalf("%d programs, %v", len(programs), err)
	}
	for _, file := range programs {
		name := strings.TrimSuffix(filepath.Base(file), ".go")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want := compiled(t, file)
			for _, engine := range []string{"ixgo", "yaegi"} {
				if engine == "yaegi" && !slices.Contains(yaegiRuns, name) {
					continue
				}
				t.Run(engine, func(t *testing.T) {
					stdout, stderr, exit := run(t, engine, file)
					if diff := cmp.Diff(want, output(stdout, exit)); diff != "" {
						t.Errorf("interpreted differs from compiled (-compiled +interpreted):\n%s\nstderr: %s", diff, stderr)
					}
				})
			}
		})
	}
}

// yaegiRuns lists the programs that yaegi runs as Go does.
var yaegiRuns = []string{
	"device", "everyday", "exitfault", "exitgoroutine", "exitlog", "exitpanic", "hello", "httphandler", "ioreaders",
}

func output(stdout string, exit int) string {
	return fmt.Sprintf("%sexit status %d\n", stdout, exit)
}

// compiled returns what the program does when it is compiled.
func compiled(t *testing.T, file string) string {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	hash := fmt.Sprintf("%x\n", sha256.Sum256(src))
	golden := strings.TrimSuffix(file, ".go") + ".out"
	if *update {
		exe := filepath.Join(t.TempDir(), "program")
		if b, err := exec.CommandContext(t.Context(), "go", "build", "-o", exe, file).CombinedOutput(); err != nil {
			t.Fatalf("go build: %v\n%s", err, b)
		}
		stdout, _, exit := runCmd(t, exec.CommandContext(t.Context(), exe))
		if err := os.WriteFile(golden, []byte(hash+output(stdout, exit)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	want, ok := strings.CutPrefix(string(b), hash)
	if !ok {
		t.Fatalf("%s is of another version of the program; run go test -update", golden)
	}
	return want
}
