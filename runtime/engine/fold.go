package engine

import (
	"go/constant"
	"go/token"
	"go/types"

	"github.com/goplus/ixgo"
	"golang.org/x/tools/go/ssa"
)

// compile makes a program of the SSA form. ixgo computes operations of constants when it compiles; where one would panic, and the variables were found to be
// constant by SSA only, the whole fails. Then such operations are replaced by others, for mend to put the panic in their place.
func (p *ixgoProgram) compile(ctx *ixgo.Context, pkg *ssa.Package) (err error) {
	promote(pkg.Prog)
	if p.interp, err = ctx.NewInterp(pkg); err == nil {
		return nil
	}
	p.folded = impossible(pkg.Prog)
	p.interp, err = ctx.NewInterp(pkg)
	return err
}

// impossible makes harmless ones of the operations of constants that panic, and returns what they panic with. It also takes out conversions of zero values that
// ixgo can't compute.
func impossible(prog *ssa.Program) map[*ssa.BinOp]string {
	found := map[*ssa.BinOp]string{}
	eachFunction(prog, func(in ssa.Instruction) {
		switch op := in.(type) {
		case *ssa.ChangeType:
			if x, ok := op.X.(*ssa.Const); ok && x.Value == nil {
				op.X = ssa.NewConst(nil, op.Type()) // the empty struct is of no package, and reflect would not convert one of a named type
			}
		case *ssa.BinOp:
			if text := panics(op); text != "" {
				found[op] = text
				op.Op, op.Y = token.ADD, op.X
			}
		}
	})
	return found
}

// eachFunction calls f with the instructions of all functions that a program may call.
func eachFunction(prog *ssa.Program, f func(ssa.Instruction)) {
	seen := map[*ssa.Function]bool{}
	var visit func(fn *ssa.Function)
	visit = func(fn *ssa.Function) {
		if fn == nil || seen[fn] {
			return
		}
		seen[fn] = true
		var operands [8]*ssa.Value
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				f(in)
				for _, v := range in.Operands(operands[:0]) {
					if called, ok := (*v).(*ssa.Function); ok {
						visit(called)
					}
				}
			}
		}
	}
	for _, pkg := range prog.AllPackages() {
		for _, m := range pkg.Members {
			switch m := m.(type) {
			case *ssa.Function:
				visit(m)
			case *ssa.Type:
				if n, ok := m.Type().(*types.Named); ok && n.TypeParams().Len() == 0 {
					for i := range n.NumMethods() {
						visit(prog.FuncValue(n.Method(i)))
					}
				}
			}
		}
	}
	for _, t := range prog.RuntimeTypes() {
		methods := prog.MethodSets.MethodSet(t)
		for i := range methods.Len() {
			visit(prog.MethodValue(methods.At(i)))
		}
	}
}

// panics returns the runtime error of an operation with a constant on its right side, or "".
func panics(op *ssa.BinOp) string {
	y, ok := op.Y.(*ssa.Const)
	if !ok || y.Value == nil || y.Value.Kind() != constant.Int {
		return ""
	}
	switch op.Op {
	case token.QUO, token.REM:
		if b, ok := op.X.Type().Underlying().(*types.Basic); ok && b.Info()&types.IsInteger != 0 && constant.Sign(y.Value) == 0 {
			return "integer divide by zero"
		}
	case token.SHL, token.SHR:
		if constant.Sign(y.Value) < 0 {
			return "negative shift amount"
		}
	}
	return ""
}
