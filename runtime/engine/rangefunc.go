package engine

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"github.com/goplus/ixgo"
	"golang.org/x/tools/go/ssa"
)

// keepDefers gives functions that defer in the body of a range over a function, and nowhere else, a deferred call that does nothing: SSA takes out what runs
// deferred calls where it sees none.
func keepDefers(sp *ixgo.SourcePackage) {
	for _, file := range sp.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				keepDefersOf(sp.Info, n.Body)
			case *ast.FuncLit:
				keepDefersOf(sp.Info, n.Body)
			}
			return true
		})
	}
}

func keepDefersOf(info *types.Info, body *ast.BlockStmt) {
	if body == nil {
		return
	}
	inside, outside := false, false
	var look func(n ast.Node, ranged bool)
	look = func(n ast.Node, ranged bool) {
		ast.Inspect(n, func(m ast.Node) bool {
			switch m := m.(type) {
			case *ast.FuncLit:
				return false
			case *ast.DeferStmt:
				inside = inside || ranged
				outside = outside || !ranged
			case *ast.RangeStmt:
				if t := info.TypeOf(m.X); t != nil && !ranged {
					if _, ok := t.Underlying().(*types.Signature); ok || types.IsInterface(t) { // the latter is a type parameter
						look(m.Body, true)
						return false
					}
				}
			}
			return true
		})
	}
	look(body, false)
	if !inside || outside {
		return
	}
	at := body.Lbrace
	lit := &ast.FuncLit{
		Type: &ast.FuncType{Func: at, Params: &ast.FieldList{Opening: at, Closing: at}},
		Body: &ast.BlockStmt{Lbrace: at, Rbrace: at},
	}
	call := &ast.CallExpr{Fun: lit, Lparen: at, Rparen: at}
	sig := types.TypeAndValue{Type: types.NewSignatureType(nil, nil, nil, nil, nil, false)}
	info.Types[lit], info.Types[lit.Type] = sig, sig
	info.Types[call] = types.TypeAndValue{Type: types.NewTuple()}
	body.List = append([]ast.Stmt{&ast.DeferStmt{Defer: at, Call: call}}, body.List...)
}

// What Go's runtime says of iterators that do not keep the rules.
const (
	yieldAfterBreak = "range function continued iteration after function for loop body returned false"
	yieldAfterPanic = "range function continued iteration after loop body panic"
	yieldAfterLoop  = "range function continued iteration after whole loop exit"
	lostPanic       = "range function recovered a loop body panic and did not resume panicking"
)

// States of a loop over a function, in the variable that SSA has for it. Positive ones are ways out of the body.
const (
	loopBusy = -1
	loopDone = -2
)

// isLoopVariable reports whether a value is the address of such a variable.
func isLoopVariable(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.Alloc:
		return strings.HasPrefix(v.Comment, "jump$")
	case *ssa.FreeVar:
		return strings.HasPrefix(v.Name(), "jump$")
	}
	return false
}

// leaveLoop is what follows a loop over a function: from there on the loop is over, however the body was left.
func (p *ixgoProgram) leaveLoop(f *compiled, in *ssa.UnOp, run func(*ixgo.Frame)) func(*ixgo.Frame) {
	if _, ok := in.X.(*ssa.Alloc); !ok || in.Op != token.MUL || !isLoopVariable(in.X) {
		return run
	}
	c, ix := p.code, f.register(in.X)
	return func(fr *ixgo.Frame) {
		run(fr)
		if state := c.registers(fr)[ix].(*int); *state > 0 {
			*state = loopDone
		}
	}
}

// rangePanic is the panic with which SSA reports an iterator that does not keep the rules, or run when it is another one.
func (p *ixgoProgram) rangePanic(f *compiled, in *ssa.Panic, run func(*ixgo.Frame)) func(*ixgo.Frame) {
	if in.Pos().IsValid() {
		return run
	}
	switch in.Block().Comment {
	case "rangefunc.resume.busy":
		return func(*ixgo.Frame) { panic(runtimeError(lostPanic)) }
	case "yield-invalid":
	default:
		return run
	}
	for _, first := range f.fn.Blocks[0].Instrs {
		load, ok := first.(*ssa.UnOp)
		if !ok || load.Op != token.MUL || !isLoopVariable(load.X) {
			continue
		}
		c, ix := p.code, f.register(load)
		return func(fr *ixgo.Frame) {
			switch c.registers(fr)[ix].(int) {
			case loopBusy:
				panic(runtimeError(yieldAfterPanic))
			case loopDone:
				panic(runtimeError(yieldAfterLoop))
			}
			panic(runtimeError(yieldAfterBreak))
		}
	}
	return run
}

// unused is the load of an array that a range clause without a value does not look at: only its length counts, which the type has. SSA loads it all the
// same, and fails when the pointer is nil.
func (p *ixgoProgram) unused(f *compiled, in *ssa.UnOp, run func(*ixgo.Frame)) func(*ixgo.Frame) {
	if _, array := in.Type().Underlying().(*types.Array); !array || in.Op != token.MUL || len(*in.Referrers()) > 0 || f.fn.Syntax() == nil {
		return run
	}
	skip := false
	ast.Inspect(f.fn.Syntax(), func(n ast.Node) bool {
		if r, ok := n.(*ast.RangeStmt); ok && r.Value == nil && r.X.Pos() <= in.Pos() && in.Pos() < r.X.End() {
			skip = true
			ast.Inspect(r.X, func(n ast.Node) bool { // with a call in it, the range expression is evaluated
				_, call := n.(*ast.CallExpr)
				u, unary := n.(*ast.UnaryExpr)
				skip = skip && !call && !(unary && u.Op == token.ARROW)
				return skip
			})
		}
		return true
	})
	if skip {
		return func(*ixgo.Frame) {}
	}
	return run
}
