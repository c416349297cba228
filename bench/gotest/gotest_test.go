package main

import (
	"os"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestMain(m *testing.M) {
	if os.Getenv(childEnv) != "" {
		os.Exit(child())
	}
	os.Exit(m.Run())
}

// sample matches some hundred programs that do not compute for long; NFRUN_QUICK asks for no more.
const sample = `^(chan|interface)/|^typeparam/[a-f]|^([e-h]|method|recover|range|switch|string)[^/]*$`

// At least 98 % of Go's own test programs pass, and none hangs or takes the interpreter down.
func TestGoPrograms(t *testing.T) {
	pattern := ""
	if os.Getenv("NFRUN_QUICK") != "" {
		pattern = sample
	}
	c := config{run: regexp.MustCompile(pattern), engine: "ixgo", timeout: 20 * time.Second, jobs: runtime.NumCPU()}
	if _, err := root(t.Context(), c); err != nil && os.Getenv("CI") != "true" {
		t.Skip(err)
	}
	r, err := run(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	r.print(&b, false)
	t.Log(b.String())
	if !r.good() {
		t.Error("too few programs pass, or one hangs")
	}
	passed, failed, left, _ := r.count()
	if passed+failed < 2*left {
		t.Errorf("only %d programs were run, and %d left out", passed+failed, left)
	}
}

// What a program does wrong is seen: another output, another exit status, no end.
func TestFailuresAreSeen(t *testing.T) {
	top := t.TempDir()
	dir := top + "/test"
	files := map[string]string{
		"good.go":      "// run\n\npackage main\n\nfunc main() { println(1) }\n",
		"good.out":     "1\n",
		"output.go":    "// run\n\npackage main\n\nfunc main() { println(1) }\n",
		"status.go":    "// run\n\npackage main\n\nimport \"os\"\n\nfunc main() { os.Exit(3) }\n",
		"hang.go":      "// run\n\npackage main\n\nimport \"time\"\n\nfunc main() { <-time.After(time.Hour) }\n",
		"busy.go":      "// run\n\npackage main\n\nfunc main() { for { } }\n",
		"unsafe.go":    "// run\n\npackage main\n\nimport _ \"unsafe\"\n\nfunc main() { }\n",
		"cgo.go":       "//go:build cgo\n\n// run\n\npackage main\n\nfunc main() { }\n",
		"flags.go":     "// run -gcflags=-l\n\npackage main\n\nfunc main() { }\n",
		"none.go":      "package main\n\nfunc main() { }\n",
		"two.go":       "// rundir\n\npackage ignored\n",
		"two.out":      "two\n",
		"two.dir/a.go": "package a\n\nfunc Name() string { return \"two\" }\n",
		"two.dir/b.go": "package main\n\nimport \"./a\"\n\nfunc main() { println(a.Name()) }\n",
	}
	for name, src := range files {
		write(t, dir, name, src)
	}
	r, err := run(t.Context(), config{root: top, run: regexp.MustCompile(""), engine: "ixgo", timeout: time.Second, jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range r.results {
		what, _, _ := strings.Cut(p.failure, ":")
		if p.fatal {
			what += "!"
		}
		if p.leave != "" {
			what = "left out, " + p.leave
		}
		got = append(got, p.name+" "+what)
	}
	want := []string{
		"busy.go too much to compute", "cgo.go left out, build constraint: cgo", "good.go ", "hang.go hangs!", "output.go prints something else",
		"status.go exit status 3", "two.go ", "unsafe.go left out, unsafe",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if r.good() {
		t.Error("a run with failures is good")
	}
}

func TestNoTests(t *testing.T) {
	if _, err := run(t.Context(), config{root: t.TempDir(), run: regexp.MustCompile("")}); err == nil || !strings.Contains(err.Error(), "has no tests") {
		t.Errorf("got %v", err)
	}
}

func write(t *testing.T, dir, name, src string) {
	t.Helper()
	name = dir + "/" + name
	if err := os.MkdirAll(name[:strings.LastIndex(name, "/")], 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(src), 0o644); err != nil {
		t.Fatal(err)
	}
}
