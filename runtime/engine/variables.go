package engine

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
)

// settable lists the variables of the standard library that a script may change, because they are there for programs to change. A script has the
// variables themselves, so compiled code sees what it sets.
func settable(path, name string) bool {
	switch path + "." + name {
	case "flag.CommandLine", "flag.Usage",
		"go/build.Default", "go/build.ToolDir",
		"net.DefaultResolver",
		"net/http.DefaultClient", "net/http.DefaultServeMux", "net/http.DefaultTransport",
		"net/rpc.DefaultServer",
		"os.Args", "os.Stderr", "os.Stdin", "os.Stdout",
		"runtime.MemProfileRate",
		"time.Local":
		return true
	}
	return path == "syscall" // who may have it has the process
}

// variables reports where a package of the script changes other variables of compiled packages, on which compiled code relies. To ignore the
// assignment would be worse: the script would run, and do something else than when compiled.
func (m *module) variables(files []*ast.File, info *types.Info) {
	refuse := func(e ast.Expr, what string) {
		v := compiledVariable(e, info)
		if v == nil || m.catalog.lookup(v.Pkg().Path()) == nil || settable(v.Pkg().Path(), v.Name()) {
			return
		}
		hint := ""
		if v.Pkg().Path() == "crypto/rand" {
			hint = "give the functions that take one a reader of your own"
		}
		m.report(e.Pos(), fmt.Sprintf("cannot %s %s.%s: scripts may not change variables of package %s", what, v.Pkg().Name(), v.Name(), v.Pkg().Path()), hint)
	}
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				if n.Tok != token.DEFINE {
					for _, e := range n.Lhs {
						refuse(e, "assign to")
					}
				}
			case *ast.IncDecStmt:
				refuse(n.X, "assign to")
			case *ast.RangeStmt:
				if n.Tok == token.ASSIGN {
					refuse(n.Key, "assign to")
					refuse(n.Value, "assign to")
				}
			case *ast.UnaryExpr:
				if n.Op == token.AND {
					refuse(n.X, "take the address of")
				}
			}
			return true
		})
	}
}

// compiledVariable returns the variable of another package of which an expression denotes all or a part, or nil.
func compiledVariable(e ast.Expr, info *types.Info) *types.Var {
	for {
		switch x := ast.Unparen(e).(type) {
		case *ast.SelectorExpr:
			if sel := info.Selections[x]; sel != nil {
				if sel.Indirect() {
					return nil // a part of what the variable points to
				}
				e = x.X
				continue
			}
			v, _ := info.Uses[x.Sel].(*types.Var)
			return v
		case *ast.IndexExpr:
			if t := info.TypeOf(x.X); t == nil || !isArray(t) {
				return nil
			}
			e = x.X
		case *ast.Ident:
			v, ok := info.Uses[x].(*types.Var) // imported with a dot
			if ok && v.Pkg() != nil && v.Parent() == v.Pkg().Scope() {
				return v
			}
			return nil
		default:
			return nil
		}
	}
}

func isArray(t types.Type) bool {
	_, ok := t.Underlying().(*types.Array)
	return ok
}
