package engine

import (
	"fmt"
	"go/ast"
	"go/doc"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nfrun/nfrun/runtime/engine/internal/testhost"
)

// testMainFile is the name of the generated file.
const testMainFile = "_testmain.go"

// testFuncs are the functions of a package that a test run calls.
type testFuncs struct {
	tests, benchmarks, fuzz, examples strings.Builder
	main                              string // the TestMain function
	used                              map[string]bool
}

// testMain adds the program that hands the tests to the testing package, as go test does.
func (m *module) testMain() error {
	u := m.under
	t := &testFuncs{used: map[string]bool{}}
	t.collect(m, u.pkg, "_test")
	t.collect(m, u.external, "_xtest")
	var b strings.Builder
	b.WriteString("package main\n\nimport (\n\t\"os\"\n\t\"testing\"\n\n")
	fmt.Fprintf(&b, "\t_host %q\n", testhost.Path)
	for _, imp := range []struct {
		f    *folder
		name string
	}{{u.pkg, "_test"}, {u.external, "_xtest"}} {
		if imp.f != nil {
			name := imp.name
			if !t.used[name] {
				name = "_"
			}
			fmt.Fprintf(&b, "\t%s %q\n", name, imp.f.path)
		}
	}
	fmt.Fprintf(&b, ")\n\nfunc main() {\n\tm := _host.Start(\n\t\t[]testing.InternalTest{%s},\n\t\t[]testing.InternalBenchmark{%s},\n\t\t[]testing.InternalFuzzTarget{%s},\n\t\t[]testing.InternalExample{%s},\n\t)\n",
		&t.tests, &t.benchmarks, &t.fuzz, &t.examples)
	if t.main != "" {
		fmt.Fprintf(&b, "\t%s(m)\n", t.main)
	} else {
		b.WriteString("\tm.Run()\n")
	}
	b.WriteString("\tos.Exit(_host.ExitCode(m))\n}\n")
	u.main = m.newFolder(u.dir)
	u.main.path = "main"
	return m.parse(u.main, path.Join(u.dir, testMainFile), []byte(b.String()))
}

// collect finds the test functions of a package by their names.
func (t *testFuncs) collect(m *module, f *folder, pkg string) {
	if f == nil {
		return
	}
	var files []*ast.File
	for _, file := range f.files {
		if strings.HasSuffix(m.fset.Position(file.Package).Filename, "_test.go") {
			files = append(files, file)
		}
	}
	for _, file := range files {
		for _, d := range file.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil {
				t.function(m, fn, pkg)
			}
		}
	}
	examples := doc.Examples(files...)
	slices.SortFunc(examples, func(a, b *doc.Example) int { return a.Order - b.Order })
	for _, e := range examples {
		if e.Output != "" || e.EmptyOutput {
			fmt.Fprintf(&t.examples, "{%q, %s.Example%s, %q, %t}, ", "Example"+e.Name, pkg, e.Name, e.Output, e.Unordered)
			t.used[pkg] = true
		}
	}
}

func (t *testFuncs) function(m *module, fn *ast.FuncDecl, pkg string) {
	name := fn.Name.Name
	use := func(b *strings.Builder, kind, param string) {
		switch {
		case fn.Type.TypeParams.NumFields() > 0:
			m.report(fn.Pos(), fmt.Sprintf("wrong signature for %s, %s functions cannot have type parameters", name, strings.ToLower(kind)), "")
		case !takes(fn, kind[:1]):
			m.report(fn.Pos(), fmt.Sprintf("wrong signature for %s, must be: func %s(%s *testing.%s)", name, name, param, strings.ToUpper(param)), "")
		default:
			fmt.Fprintf(b, "{%q, %s.%s}, ", name, pkg, name)
			t.used[pkg] = true
		}
	}
	switch {
	case name == "TestMain" && !takes(fn, "T"):
		switch {
		case !takes(fn, "M"):
			m.report(fn.Pos(), "wrong signature for TestMain, must be: func TestMain(m *testing.M)", "")
		case t.main != "":
			m.report(fn.Pos(), "multiple definitions of TestMain", "")
		default:
			t.main = pkg + "." + name
			t.used[pkg] = true
		}
	case isTestName(name, "Test"):
		use(&t.tests, "Test", "t")
	case isTestName(name, "Benchmark"):
		use(&t.benchmarks, "Benchmark", "b")
	case isTestName(name, "Fuzz"):
		use(&t.fuzz, "Fuzz", "f")
	}
}

// isTestName reports whether a name is the prefix, or the prefix and what does not begin with a lower-case letter.
func isTestName(name, prefix string) bool {
	rest, ok := strings.CutPrefix(name, prefix)
	if !ok {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !unicode.IsLower(r)
}

// takes reports whether a function has the one parameter *testing.T, or the like, by the look of it; the type checker knows.
func takes(fn *ast.FuncDecl, typ string) bool {
	if fn.Type.Results.NumFields() > 0 || len(fn.Type.Params.List) != 1 || len(fn.Type.Params.List[0].Names) > 1 {
		return false
	}
	star, ok := fn.Type.Params.List[0].Type.(*ast.StarExpr)
	if !ok {
		return false
	}
	switch x := star.X.(type) {
	case *ast.Ident: // of a dot import
		return x.Name == typ
	case *ast.SelectorExpr:
		return x.Sel.Name == typ
	}
	return false
}
