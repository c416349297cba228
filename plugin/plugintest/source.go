package plugintest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// Source tests the Go files of a plugin, those in dir and the folders below,
// tests and generated files aside: no go statement, because goroutines start
// with scope.Go; no init function and no package variable that changes,
// because nothing may happen, or be remembered, outside of a script's scope.
// A variable may be declared when nothing in its package assigns to it or
// takes its address.
func Source(t *testing.T, dir string) {
	t.Helper()
	packages := map[string][]*ast.File{}
	fset := token.NewFileSet()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != dir && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".")):
			return filepath.SkipDir
		case d.IsDir(), !strings.HasSuffix(path, ".go"), strings.HasSuffix(path, "_test.go"):
			return nil
		}
		f, err := parser.ParseFile(fset, path, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		if !ast.IsGenerated(f) {
			packages[filepath.Dir(path)] = append(packages[filepath.Dir(path)], f)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(packages) == 0 {
		t.Fatalf("%s holds no Go files", dir)
	}
	for _, files := range packages {
		for _, p := range problems(files) {
			t.Errorf("%s: %s", fset.Position(p.pos), p.message)
		}
	}
}

type problem struct {
	pos     token.Pos
	message string
}

// problems looks at the files of one package.
func problems(files []*ast.File) (found []problem) {
	report := func(n ast.Node, message string) { found = append(found, problem{n.Pos(), message}) }
	variables := packageVariables(files)
	changed := func(e ast.Expr, how string) {
		if id := root(e); id != nil && variables[id.Obj] {
			report(e, "the package variable "+id.Name+" "+how+"; hang state on the scope")
		}
	}
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				report(n, "a go statement; use scope.Go")
			case *ast.FuncDecl:
				if n.Name.Name == "init" && n.Recv == nil {
					report(n, "an init function; do it when a script asks for it")
				}
			case *ast.AssignStmt:
				for _, e := range n.Lhs {
					changed(e, "is assigned to")
				}
			case *ast.IncDecStmt:
				changed(n.X, "is changed")
			case *ast.UnaryExpr:
				if n.Op == token.AND {
					changed(n.X, "has its address taken")
				}
			}
			return true
		})
	}
	return found
}

// packageVariables returns the variables that are declared outside of
// functions. Names resolve within a file only, so those of the others are
// looked up by name.
func packageVariables(files []*ast.File) map[*ast.Object]bool {
	names := map[string]bool{}
	objects := map[*ast.Object]bool{}
	for _, f := range files {
		for name, obj := range f.Scope.Objects {
			if obj.Kind == ast.Var && name != "_" {
				names[name] = true
				objects[obj] = true
			}
		}
	}
	for _, f := range files {
		for _, id := range f.Unresolved {
			if names[id.Name] {
				id.Obj = ast.NewObj(ast.Var, id.Name)
				objects[id.Obj] = true
			}
		}
	}
	return objects
}

// root returns the variable that an expression leads to: m of m[k].f.
func root(e ast.Expr) *ast.Ident {
	for {
		switch x := e.(type) {
		case *ast.Ident:
			return x
		case *ast.ParenExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.SelectorExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		default:
			return nil
		}
	}
}
