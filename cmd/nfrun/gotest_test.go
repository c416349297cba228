package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/nfrun/nfrun/cmd/nfrun/internal/testjson"
)

var update = flag.Bool("update", false, "run the archives of testdata/gotest with go test, and keep what it prints")

// What nfrun test prints is what go test prints, but for times and stacks. Each archive in testdata/gotest is a script with tests; what go test says of it
// is kept beside it, with the hash of the archive. go test -update renews it.
func TestAsGoTest(t *testing.T) {
	files, err := filepath.Glob("testdata/gotest/*.txtar")
	if err != nil || len(files) < 12 {
		t.Fatalf("%d archives, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			dir, flags := unpack(t, b)
			golden := strings.TrimSuffix(file, "txtar") + "want"
			hash := fmt.Sprintf("%x\n", sha256.Sum256(b))
			if *update {
				got := report(t, dir, "go", slices.Concat([]string{"test", "-vet=off", "-timeout=60s"}, flags), "./...")
				if err := os.WriteFile(golden, []byte(hash+got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			kept, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			want, ok := strings.CutPrefix(string(kept), hash)
			if !ok {
				t.Fatalf("%s is of another version of the archive; run go test -update", golden)
			}
			got := report(t, dir, "nfrun", slices.Concat([]string{"test", "-timeout=60s"}, flags), ".")
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-go test +nfrun test):\n%s", diff)
			}
		})
	}
}

// unpack writes an archive to a folder called greenhouse, and returns that and the flags that its comment names.
func unpack(t *testing.T, b []byte) (dir string, flags []string) {
	t.Helper()
	a := txtar.Parse(b)
	if line, ok := strings.CutPrefix(string(a.Comment), "flags: "); ok {
		line, _, _ = strings.Cut(line, "\n")
		flags = strings.Fields(line)
	}
	dir = filepath.Join(t.TempDir(), "greenhouse")
	a.Files = append(a.Files, txtar.File{Name: "go.mod", Data: []byte("module greenhouse\n\ngo 1.26\n")})
	for _, f := range a.Files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir, flags
}

// report runs tests in each of the three ways, and returns what is the same each time of what they print.
func report(t *testing.T, dir, program string, args []string, path string) string {
	t.Helper()
	var b strings.Builder
	for _, mode := range []string{"brief", "-v", "-json"} {
		all := slices.Clone(args)
		if mode != "brief" {
			all = append(all, mode)
		}
		cmd := exec.CommandContext(t.Context(), program, append(all, path)...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GOFLAGS=-p=1", "GOWORK=off", "GOMAXPROCS=2")
		var stdout, stderr bytes.Buffer
		cmd.Stdout, cmd.Stderr = &stdout, &stderr
		err := cmd.Run()
		if _, ok := errors.AsType[*exec.ExitError](err); err != nil && !ok {
			t.Fatal(err)
		}
		out := stdout.String()
		if mode == "-json" {
			out = events(t, out)
		} else {
			out = steady(out) + "stderr:\n" + steady(diagnosed(stderr.String()))
		}
		fmt.Fprintf(&b, "== %s: exit status %d\n%s", mode, cmd.ProcessState.ExitCode(), out)
	}
	return b.String()
}

// events returns a line per event, by package, with the parts of output that follow each other joined.
func events(t *testing.T, out string) string {
	t.Helper()
	lines := map[string][]string{}
	outputs := map[string]string{} // by package and test, not yet in lines
	last := map[string]string{}
	flush := func(pkg string) {
		if text := outputs[pkg]; text != "" {
			if text = steady(text); text != "" {
				lines[pkg] = append(lines[pkg], fmt.Sprintf("output %s %q", last[pkg], text))
			}
			outputs[pkg] = ""
		}
	}
	for line := range strings.Lines(out) {
		var e testjson.Event
		d := json.NewDecoder(strings.NewReader(line))
		d.DisallowUnknownFields()
		if err := d.Decode(&e); err != nil {
			t.Errorf("%v in %s", err, line)
			continue
		}
		if (e.Time == nil) != (e.ImportPath != "") {
			t.Errorf("time is wrong in %s", line)
		}
		pkg := e.Package
		if e.ImportPath != "" {
			pkg = "build of " + e.ImportPath
		}
		if e.Output != nil {
			if last[pkg] != e.Test {
				flush(pkg)
			}
			text := *e.Output
			if e.ImportPath != "" {
				text = diagnosed(text)
			}
			last[pkg] = e.Test
			outputs[pkg] += text
			continue
		}
		flush(pkg)
		lines[pkg] = append(lines[pkg], strings.TrimSpace(fmt.Sprintf("%s %s %s %s %s elapsed=%t", e.Action, e.Test, e.Key, e.Value, e.FailedBuild, e.Elapsed != nil)))
	}
	var b strings.Builder
	var packages []string
	for pkg := range lines {
		packages = append(packages, pkg)
	}
	slices.Sort(packages)
	for _, pkg := range packages {
		flush(pkg)
		fmt.Fprintf(&b, "%s\n\t%s\n", pkg, strings.Join(lines[pkg], "\n\t"))
	}
	return b.String()
}

var unsteady = []struct {
	*regexp.Regexp
	to string
}{
	{regexp.MustCompile(`\(\d+\.\d\ds\)`), "(TIME)"},
	{regexp.MustCompile(`(?m)\t\d+\.\d{3}s`), "\tTIME"},
	{regexp.MustCompile(`(?m)^(\t\tTest\S+) \(\d+s\)$`), "$1 (TIME)"},
	{regexp.MustCompile(`(?m)^cpu: .*\n`), ""},
	{regexp.MustCompile(`\s+\d+(\.\d+)? ns/op`), " TIME ns/op"},
	{regexp.MustCompile(`(?m)^(\t?)\[signal .*\]\n`), ""},
	// the stacks of Go programs are those of the compiled one
	{regexp.MustCompile(`(?m)^\ngoroutine \d+[^\n]*:\n([^F\n][^\n]*\n|\n)*`), ""},
	{regexp.MustCompile(`(?m)^(goroutine \d+|created by|panic\(|testing\.|main\.|greenhouse|runtime\.|\t/)[^\n]*\n`), ""},
	{regexp.MustCompile(`(?m)^exit status \d+\n`), ""},
}

// steady takes out of a text what is another one each time.
func steady(s string) string {
	for _, u := range unsteady {
		s = u.ReplaceAllString(s, u.to)
	}
	return s
}

// diagnosed takes out of diagnostics what the go command says in its own way.
func diagnosed(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		if !strings.HasPrefix(line, "nfrun: hint: ") {
			b.WriteString(strings.TrimPrefix(line, "./"))
		}
	}
	return b.String()
}

// The tests of the example pass interpreted as they do compiled.
func TestExampleScript(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "nfrun", "test", "-v", "../../scripts/thermostat").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, want := range []string{"--- PASS: TestDecide ", "--- PASS: TestDay ", "--- PASS: ExampleThermostat ", "--- PASS: FuzzDecide ", "ok  \tgithub.com/nfrun/nfrun/scripts/thermostat\t"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}
