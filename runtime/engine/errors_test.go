package engine_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/nfrun/nfrun/runtime/engine"
)

// errorsDir holds programs that do not compile, in an archive per kind of mistake. What the compiler says is kept behind each program, as NAME.want; the
// archive begins with a hash of the programs. go test -update renews it.
const errorsDir = "testdata/errors"

// mistakes is one archive.
type mistakes struct {
	file     string
	hash     string // that is kept
	programs map[string][]byte
	want     map[string]string // by program
}

func readMistakes(t *testing.T) []mistakes {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(errorsDir, "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	var all []mistakes
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		m := mistakes{file: file, hash: strings.TrimSpace(string(a.Comment)), programs: map[string][]byte{}, want: map[string]string{}}
		for _, f := range a.Files {
			if name, ok := strings.CutSuffix(f.Name, ".go"); ok {
				m.programs[name] = f.Data
			} else {
				m.want[strings.TrimSuffix(f.Name, ".want")] = string(f.Data)
			}
		}
		all = append(all, m)
	}
	return all
}

// sum is the hash of the programs.
func (m mistakes) sum() string {
	h := sha256.New()
	for _, name := range slices.Sorted(keysOf(m.programs)) {
		fmt.Fprintf(h, "%s %d\n%s", name, len(m.programs[name]), m.programs[name])
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

func keysOf[V any](m map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// Programs that do not compile are told in the compiler's words and positions.
func TestErrors(t *testing.T) {
	if *update {
		updateErrors(t)
	}
	e, err := engine.New("", nil)
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, m := range readMistakes(t) {
		if m.hash != m.sum() {
			t.Fatalf("what is kept in %s is of other programs; run go test ./runtime/engine -run TestErrors -update", m.file)
		}
		for _, name := range slices.Sorted(keysOf(m.programs)) {
			count++
			t.Run(strings.TrimSuffix(filepath.Base(m.file), ".txtar")+"/"+name, func(t *testing.T) {
				if diff := cmp.Diff(m.want[name], sayings(t, e, name+".go", m.programs[name])); diff != "" {
					t.Errorf("%s\ndiagnostics differ from the compiler's (-compiler +nfrun):\n%s", m.programs[name], diff)
				}
			})
		}
	}
	if count < 150 {
		t.Errorf("only %d programs", count)
	}
}

// sayings returns what the engine says of a program, as the compiler prints it.
func sayings(t *testing.T, e engine.Engine, name string, src []byte) string {
	t.Helper()
	err := e.(engine.Checker).Check(fstest.MapFS{name: {Data: src}}, nil)
	if ds, ok := errors.AsType[engine.Diagnostics](err); ok {
		return ds.Error() + "\n"
	} else if err != nil {
		t.Fatal(err)
	}
	return ""
}

// What is kept is what the compiler says.
func TestErrorsCompiled(t *testing.T) {
	if os.Getenv("NFRUN_QUICK") != "" {
		t.Skip("compiles all programs; run without NFRUN_QUICK")
	}
	for _, m := range readMistakes(t) {
		if diff := cmp.Diff(m.want, compilerSays(t, m)); diff != "" {
			t.Errorf("%s is not what the compiler says (-kept +compiler); run go test ./runtime/engine -run TestErrors -update:\n%s", m.file, diff)
		}
	}
}

// updateErrors asks the compiler again, and keeps what it says.
func updateErrors(t *testing.T) {
	t.Helper()
	for _, m := range readMistakes(t) {
		want := compilerSays(t, m)
		a := &txtar.Archive{Comment: []byte(m.sum() + "\n")}
		for _, name := range slices.Sorted(keysOf(m.programs)) {
			a.Files = append(a.Files, txtar.File{Name: name + ".go", Data: m.programs[name]}, txtar.File{Name: name + ".want", Data: []byte(want[name])})
		}
		if err := os.WriteFile(m.file, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// exports is a file that says where the compiler finds what the standard library exports.
var exports = sync.OnceValues(func() ([]byte, error) {
	return exec.Command("go", "list", "-export", "-f", "{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}", "std").Output()
})

// compilerSays compiles the programs of an archive and returns what the compiler prints.
func compilerSays(t *testing.T, m mistakes) map[string]string {
	t.Helper()
	config, err := exports()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "importcfg"), config, 0o644); err != nil {
		t.Fatal(err)
	}
	says := map[string]string{}
	for name, src := range m.programs {
		if err := os.WriteFile(filepath.Join(dir, name+".go"), src, 0o644); err != nil {
			t.Fatal(err)
		}
		// the compiler deletes its output after an error, so that must not be a device
		cmd := exec.CommandContext(t.Context(), "go", "tool", "compile", "-e", "-complete", "-p", "main", "-importcfg", "importcfg", "-o", name+".o", name+".go")
		cmd.Dir = dir
		out, err := cmd.Output()
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			t.Fatalf("%s: %s compiles: %v", m.file, name, err)
		}
		if bytes.Contains(out, []byte("internal compiler error")) {
			t.Fatalf("%s: %s: %s", m.file, name, out)
		}
		says[name] = ownPaths.ReplaceAllString(string(out), "")
	}
	return says
}

// ownPaths matches the folder in which the compiler finds a program.
var ownPaths = regexp.MustCompile(`\./|(?:/[\w.-]+)+/(?:TestErrors\w*)/\d+/`)
