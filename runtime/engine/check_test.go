package engine_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/nfrun/nfrun/runtime/engine"
)

// load checks a script given as file name and text by turns, and returns its diagnostics, one a line, with hints after " // ".
func check(t *testing.T, o *engine.Options, files map[string]string) string {
	t.Helper()
	src := fstest.MapFS{}
	for name, text := range files {
		src[name] = &fstest.MapFile{Data: []byte(text)}
	}
	e, err := engine.New("", nil)
	if err != nil {
		t.Fatal(err)
	}
	_, err = e.Load(src, o)
	if cerr := e.(engine.Checker).Check(src, o); (cerr == nil) != (err == nil) || err != nil && cerr.Error() != err.Error() {
		t.Errorf("Check says %v, Load says %v", cerr, err)
	}
	if err == nil {
		return ""
	}
	var ds engine.Diagnostics
	if !errors.As(err, &ds) {
		t.Fatalf("not diagnostics: %v", err)
	}
	var b strings.Builder
	for _, d := range ds {
		b.WriteString(d.String())
		if d.Hint != "" {
			b.WriteString(" // " + d.Hint)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestDiagnostics(t *testing.T) {
	tests := []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"fine", map[string]string{"main.go": "package main\n\nfunc main() {}\n"}, ""},
		{"types", map[string]string{"main.go": "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tvar s string = 1\n\tfmt.Printl(s)\n\tundefined()\n}\n"},
			"main.go:6:17: cannot use 1 (untyped int constant) as string value in variable declaration\nmain.go:7:6: undefined: fmt.Printl\nmain.go:8:2: undefined: undefined\n"},
		{"unused", map[string]string{"main.go": "package main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n)\n\nfunc main() {\n\tx := 1\n\tfmt.Println()\n}\n"},
			"main.go:5:2: \"os\" imported and not used\nmain.go:9:2: declared and not used: x\n"},
		{"missing return", map[string]string{"main.go": "package main\n\nfunc f() int {\n}\n\nfunc main() { f() }\n"}, "main.go:4:1: missing return\n"},
		{"missing import", map[string]string{"main.go": "package main\n\nfunc main() { strings.ToUpper(\"\") }\n"},
			"main.go:3:15: undefined: strings // is the import of strings missing?\n"},
		{"syntax", map[string]string{"main.go": "package main\n\nfunc main() {\n\tg(1, 2\n}\n", "b.go": "package main\n\nvar x int = = 2\n"},
			"b.go:3:13: syntax error: unexpected =, expected expression\nmain.go:4:8: syntax error: unexpected newline in argument list; possibly missing comma or )\n"},
		{"two declarations", map[string]string{"a.go": "package main\n\nfunc main() {}\n\nfunc f() {}\n", "b.go": "package main\n\nfunc f() {}\n"},
			"b.go:3:6: f redeclared in this block\n\ta.go:5:6: other declaration of f\n"},
		{"refused", map[string]string{"main.go": "package main\n\nimport (\n\t\"os/exec\"\n\t\"unsafe\"\n)\n\nfunc main() { exec.Command(\"x\"); _ = unsafe.Sizeof(1) }\n"},
			"main.go:4:2: import of \"os/exec\" is not allowed // add to script.toml: allow = [\"os/exec\"], and exec = true so that programs may start\nmain.go:5:2: import of \"unsafe\" is not allowed // add to script.toml: allow = [\"unsafe\"]\n"},
		{"unknown", map[string]string{"main.go": "package main\n\nimport (\n\t\"encoding/http\"\n\t\"github.com/x/y\"\n\t\"C\"\n)\n\nfunc main() { http.Get(\"\"); y.F() }\n"},
			"main.go:4:2: package encoding/http is not in std // did you mean \"net/http\"?\nmain.go:5:2: package github.com/x/y is not available to scripts // put its source in a folder of the script, or use a plugin\nmain.go:6:2: cgo is not available to scripts\n"},
		{"left out", map[string]string{"main.go": "package main\n\nimport _ \"plugin\"\nimport _ \"runtime/cgo\"\n\nfunc main() {}\n"},
			"main.go:3:10: package plugin is not available to scripts\nmain.go:4:10: package runtime/cgo is not available to scripts\n"},
		{"cycle", map[string]string{"main.go": "package main\n\nimport \"demo/a\"\n\nfunc main() { a.F() }\n", "a/a.go": "package a\n\nimport \"demo/b\"\n\nfunc F() { b.F() }\n", "b/b.go": "package b\n\nimport \"demo/a\"\n\nfunc F() { a.F() }\n"},
			"b/b.go:3:8: import cycle not allowed: demo/a imports demo/b imports demo/a\n"},
		{"no main package", map[string]string{"main.go": "package thing\n\nfunc main() {}\n"}, "main.go:1:9: package thing is not a main package // begin the file with package main\n"},
		{"no main", map[string]string{"main.go": "package main\n\nfunc Main() {}\n"}, "main.go:1:9: function main is undeclared in the main package\n"},
		{"no files", map[string]string{"readme.txt": "hello", "main_test.go": "package main"}, "no Go files // a script needs a file that begins with package main\n"},
		{"nested too deeply", map[string]string{"main.go": "package main\n\nfunc main() { _ = " + strings.Repeat("(", 200_000) + " }\n"}, "main.go:3:50018: exceeded max nesting depth\n"},
		{"not imported, invalid path", map[string]string{"main.go": "package main\n\nimport \"a b\"\n\nfunc main() {}\n"}, "main.go:3:8: invalid import path (invalid character U+0020 ' ')\n"},
		{"empty file", map[string]string{"main.go": ""}, "main.go:1:1: syntax error: package statement must be first\n"},
		{"not UTF-8", map[string]string{"main.go": "package main\n\nfunc main() { _ = \"\xff\" }\n"}, "main.go:3:20: invalid UTF-8 encoding // save the file as UTF-8\n"},
		{"mixed packages", map[string]string{"a.go": "package main\n\nfunc main() {}\n", "b.go": "package other\n"},
			"b.go:1:9: package other; expected package main // all files of a folder belong to one package\n"},
		{"missing body", map[string]string{"main.go": "package main\n\nfunc f()\n\nfunc main() { f() }\n"}, "main.go:3:6: missing function body\n"},
		{"errors of a sub-package", map[string]string{"main.go": "package main\n\nimport \"demo/a\"\n\nfunc main() { a.F(1) }\n", "a/a.go": "package a\n\nfunc F() { x := 1 }\n"},
			"a/a.go:3:12: declared and not used: x\n"},
		{"constraints", map[string]string{"main.go": "package main\n\nfunc main() { f() }\n", "a.go": "//go:build !windows\n\npackage main\n\nfunc f() {}\n",
			"b.go": "//go:build windows\n\npackage main\n\nfunc f() {}\n", "c_windows.go": "package main\n\nfunc f() {}\n", "d_test.go": "package main\n\nfunc f() {}\n"}, ""},
		{"sub-packages", map[string]string{"main.go": "package main\n\nimport (\n\t\"demo/a\"\n\t\"a/deep\"\n)\n\nfunc main() { a.F(); deep.G() }\n", "a/a.go": "package a\n\nfunc F() {}\n", "a/deep/x.go": "package deep\n\nfunc G() {}\n"}, ""},
		{"module path", map[string]string{"go.mod": "module example.com/thing\n\ngo 1.26\n", "main.go": "package main\n\nimport \"example.com/thing/a\"\n\nfunc main() { a.F() }\n", "a/a.go": "package a\n\nfunc F() {}\n"}, ""},
		{"unexported", map[string]string{"main.go": "package main\n\nimport \"strings\"\n\nfunc main() { var b strings.Builder; _ = b.buf }\n"},
			"main.go:5:44: b.buf undefined (cannot refer to unexported field buf)\n"},
		{"interface", map[string]string{"main.go": "package main\n\nimport \"net/http\"\n\ntype h struct{}\n\nfunc main() { http.Handle(\"/\", h{}) }\n"},
			"main.go:7:32: cannot use h{} (value of struct type h) as http.Handler value in argument to http.Handle: h does not implement http.Handler (missing method ServeHTTP)\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, check(t, &engine.Options{Name: "demo"}, tt.files)); diff != "" {
				t.Errorf("diagnostics (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAllowed(t *testing.T) {
	files := map[string]string{"main.go": "package main\n\nimport (\n\t\"os/exec\"\n\t\"syscall\"\n)\n\nfunc main() { exec.Command(\"x\"); _ = syscall.SIGTERM }\n"}
	if got := check(t, &engine.Options{Allow: []string{"os/exec", "syscall"}}, files); got != "" {
		t.Errorf("allowed imports are refused:\n%s", got)
	}
}

// Every package of the catalog can be imported, with its generic part.
func TestEveryPackage(t *testing.T) {
	var src strings.Builder
	src.WriteString("package main\n\nimport (\n")
	for _, p := range engine.Importable() {
		src.WriteString("\t_ \"" + p + "\"\n")
	}
	src.WriteString(")\n\nfunc main() {}\n")
	if got := check(t, &engine.Options{Allow: engine.Refused()}, map[string]string{"main.go": src.String()}); got != "" {
		t.Error(got)
	}
}

func TestYaegiRefusesWhatItRunsDifferently(t *testing.T) {
	e, err := engine.New("yaegi", nil)
	if err != nil {
		t.Fatal(err)
	}
	src := "package main\n\nimport \"slices\"\n\nfunc main() {\n\tfor range 3 {\n\t}\n\tfor i := 0; i < 3; i++ {\n\t\tdefer func() { _ = i }()\n\t}\n\t_ = min(1, 2)\n\tslices.Sort([]int{})\n}\n"
	_, err = e.Load(fstest.MapFS{"main.go": {Data: []byte(src)}}, nil)
	want := `main.go:6:2: range over an integer is not supported (engine yaegi)
main.go:9:22: a function that uses the loop's variable i is not supported; copy it first: i := i (engine yaegi)
main.go:11:6: the function min is not supported (engine yaegi)
main.go:12:9: slices.Sort is generic, which is not supported (engine yaegi)`
	if err == nil || err.Error() != want {
		t.Errorf("got:\n%v\nwant:\n%s", err, want)
	}
}
