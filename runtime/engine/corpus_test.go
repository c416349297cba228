package engine_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// corpusDir holds small programs, a folder per feature. A program is a file, or a txtar archive of a module's files; what it does when it is compiled is
// kept beside it.
const corpusDir = "testdata/corpus"

// A program is one of the corpus.
type program struct {
	name string // feature/name
	file string // path of the .go or .txtar file
}

// golden is the file with what the program does compiled.
func (p program) golden() string {
	return filepath.Join(corpusDir, filepath.FromSlash(p.name)+".out")
}

// path returns an absolute path by which a child process finds the program: its file, or a folder into which the archive is unpacked.
func (p program) path(t *testing.T) string {
	t.Helper()
	if filepath.Ext(p.file) == ".go" {
		abs, err := filepath.Abs(p.file)
		if err != nil {
			t.Fatal(err)
		}
		return abs
	}
	a, err := txtar.ParseFile(p.file)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{"go.mod": "module demo\n\ngo 1.26\n"}
	for _, f := range a.Files {
		files[f.Name] = string(f.Data)
	}
	return script(t, files)
}

// corpus lists the programs, sorted by name.
func corpus(t testing.TB) []program {
	t.Helper()
	var all []program
	for _, ext := range []string{".go", ".txtar"} {
		files, err := filepath.Glob(filepath.Join(corpusDir, "*", "*"+ext))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			rel, err := filepath.Rel(corpusDir, f)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, program{filepath.ToSlash(strings.TrimSuffix(rel, ext)), f})
		}
	}
	slices.SortFunc(all, func(a, b program) int { return strings.Compare(a.name, b.name) })
	kept, err := filepath.Glob(filepath.Join(corpusDir, "*", "*.out*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range kept {
		if !slices.ContainsFunc(all, func(p program) bool { return p.golden() == f || p.golden32() == f }) {
			t.Fatalf("%s belongs to no program", f)
		}
	}
	for i, p := range all {
		if i > 0 && all[i-1].name == p.name {
			t.Fatalf("two programs named %s", p.name)
		}
	}
	return slices.DeleteFunc(all, func(p program) bool { return !p.forTarget(t) })
}

// The programs of the corpus print the same and exit with the same status compiled and interpreted.
func TestCorpus(t *testing.T) {
	programs := corpus(t)
	if len(programs) < 30 {
		t.Fatalf("only %d programs", len(programs))
	}
	want := goldens(t, programs)
	for _, p := range programs {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(want[p.name], interpreted(t, "ixgo", p)); diff != "" {
				t.Errorf("differs from compiled (-compiled +interpreted):\n%s", diff)
			}
		})
	}
}

// programLimit ends a program that hangs, on a machine that is busy.
const programLimit = 60 * time.Second

// interpreted runs a program in a child process and returns what it does.
func interpreted(t *testing.T, engine string, p program) string {
	t.Helper()
	return observe(t, command(t, engine, p.path(t)))
}

// observe runs a command and returns what can be seen of it: what it prints, its exit status, and what it says on stderr without what differs from run to
// run and between compiled and interpreted.
func observe(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	return observeFor(t, cmd, programLimit)
}

// observeFor is observe with another limit.
func observeFor(t *testing.T, cmd *exec.Cmd, limit time.Duration) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	stop := context.AfterFunc(ctx, func() {
		if cmd.Process != nil {
			_ = cmd.Process.Kill()
		}
	})
	defer stop()
	cmd.Dir = t.TempDir()
	stdout, stderr, exit := runCmd(t, cmd)
	if ctx.Err() != nil {
		return fmt.Sprintf("%sno end after %v\n", stdout, limit)
	}
	return fmt.Sprintf("%sexit status %d\n%s", stdout, exit, comparable(stderr))
}

var (
	logTime     = regexp.MustCompile(`(?m)^\d{4}/\d\d/\d\d \d\d:\d\d:\d\d `)
	goTrace     = regexp.MustCompile(`(?m)(^\[signal .*\n)?\n^(goroutine \d+|runtime stack:)(.|\n)*`)
	faultKind   = regexp.MustCompile(`(?m)^fault: (panic|fatal): `)
	faultFrames = regexp.MustCompile(`(?m)(^at \S+ \S+:\d+\n?)+\z`)
	opaqueValue = regexp.MustCompile(`(panic: \([^)\n]*\)) .*`)
)

// comparable reduces what a program wrote on stderr: compiled ones end in traces of goroutines, the test's child in the frames of a fault. The value of a
// panic that Go has no text for is shown by its address.
func comparable(stderr string) string {
	s := logTime.ReplaceAllString(stderr, "")
	s = faultKind.ReplaceAllStringFunc(s, func(m string) string {
		if strings.Contains(m, "fatal") {
			return "fatal error: "
		}
		return "panic: "
	})
	s = faultFrames.ReplaceAllString(s, "")
	s = goTrace.ReplaceAllString(s, "")
	s = opaqueValue.ReplaceAllString(s, "$1")
	return s
}

// goldens returns what the programs do when they are compiled, by name. With -update those are compiled whose source has changed.
func goldens(t *testing.T, programs []program) map[string]string {
	t.Helper()
	want := map[string]string{}
	var stale []program
	for _, p := range programs {
		b, err := os.ReadFile(p.golden())
		if b32, err32 := os.ReadFile(p.golden32()); err32 == nil && has32Bits() && !(*update) {
			b, err = b32, nil
		}
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		if text, ok := strings.CutPrefix(string(b), sourceHash(t, p)); ok {
			want[p.name] = text
		} else {
			stale = append(stale, p)
		}
	}
	if len(stale) == 0 {
		return want
	}
	if !*update || has32Bits() {
		t.Fatalf("%s is not of this version of the program (%d such); run go test -run TestCorpus -update", stale[0].golden(), len(stale))
	}
	for name, got := range compiled(t, stale) {
		want[name] = got
	}
	for _, p := range stale {
		if err := os.WriteFile(p.golden(), []byte(sourceHash(t, p)+want[p.name]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return want
}
