package engine

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// unsupported reports what yaegi is known to refuse or, worse, to run differently from Go.
func (rw *rewriter) unsupported(f *folder) {
	report := func(n ast.Node, what string) {
		rw.module.report(n.Pos(), what+" (engine yaegi)", `add to script.toml: engine = "ixgo"`)
	}
	sub := &subset{rewriter: rw, files: f.files, report: report}
	for _, file := range f.files {
		sub.statements(file)
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.RangeStmt:
				switch t := rw.info.TypeOf(n.X).Underlying().(type) {
				case *types.Basic:
					if t.Info()&types.IsInteger != 0 {
						report(n, "range over an integer is not supported")
					}
				case *types.Signature:
					report(n, "range over a function is not supported")
				}
			case *ast.ForStmt:
				rw.loopVariables(n, report)
			case *ast.SelectStmt:
				ast.Inspect(n, func(n ast.Node) bool {
					if b, ok := n.(*ast.BranchStmt); ok && b.Label != nil && b.Tok == token.BREAK {
						report(b, "break with a label out of select is not supported")
					}
					return true
				})
			case *ast.Ident:
				rw.identifier(n, report)
			}
			return true
		})
	}
}

// identifier reports builtins and generic functions of the standard library.
func (rw *rewriter) identifier(id *ast.Ident, report func(ast.Node, string)) {
	switch obj := rw.info.Uses[id].(type) {
	case *types.Builtin:
		switch obj.Name() {
		case "min", "max", "clear":
			report(id, fmt.Sprintf("the function %s is not supported", obj.Name()))
		}
	case *types.Func, *types.TypeName:
		if obj.Pkg() == nil || obj.Pkg() == rw.pkg {
			return
		}
		path, patched := strings.CutSuffix(obj.Pkg().Path(), "@patch")
		if p := rw.module.catalog.lookup(path); p != nil && (patched || sourceOnly(p.Load())) {
			report(id, fmt.Sprintf("%s.%s is generic, which is not supported", obj.Pkg().Name(), obj.Name()))
		}
	}
}

// loopVariables reports function literals that use the variable of a loop around them: yaegi has one for all iterations.
func (rw *rewriter) loopVariables(loop *ast.ForStmt, report func(ast.Node, string)) {
	init, ok := loop.Init.(*ast.AssignStmt)
	if !ok || init.Tok != token.DEFINE {
		return
	}
	vars := map[types.Object]bool{}
	for _, e := range init.Lhs {
		if id, ok := e.(*ast.Ident); ok {
			vars[rw.info.Defs[id]] = true
		}
	}
	ast.Inspect(loop.Body, func(n ast.Node) bool {
		lit, ok := n.(*ast.FuncLit)
		if !ok {
			return true
		}
		ast.Inspect(lit, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok && vars[rw.info.Uses[id]] {
				report(id, fmt.Sprintf("a function that uses the loop's variable %s is not supported; copy it first: %s := %s", id.Name, id.Name, id.Name))
			}
			return true
		})
		return false
	})
}
