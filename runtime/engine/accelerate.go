package engine

import (
	"go/token"
	"go/types"
	"reflect"
	"slices"
	"unsafe"

	"golang.org/x/tools/go/ssa"

	"github.com/nfrun/nfrun/runtime/engine/internal/fast"
)

// accelerate puts fast code in the place of functions, where it can, and has all of them write the flight recorder.
func (p *ixgoProgram) accelerate(rec *recorder) {
	prog := &fast.Program{
		Interp: p.interp,
		Leave:  p.special,
		Reads:  rangeState,
		Method: func(in *ssa.Call, t reflect.Type) unsafe.Pointer { return p.method(t, in.Call.Method).pfn },
		Called: p.calls.enter,
		Large:  &p.depth.large,
		Entered: func(fn *ssa.Function) {
			if p.depth.exceeded() {
				p.overflow(p.code.byFunc[fn])
			}
		},
	}
	for _, f := range p.code.functions {
		ff := &fast.Function{Ptr: f.ptr, SSA: f.fn, Code: f.ssa, Instrs: slices.Clone(f.instrs), Notes: make([]*fast.Note, len(f.ssa))}
		if f.own && rec != nil {
			ff.Enter = rec.enter(p.code, f)
			for i := range f.ssa {
				ff.Notes[i] = rec.event(p.code, f, i)
			}
		}
		prog.Functions = append(prog.Functions, ff)
	}
	for k, run := range fast.Compile(prog) {
		f, ff := p.code.functions[k], prog.Functions[k]
		for i, n := range ff.Notes {
			if n != nil {
				f.instrs[i] = noted(n, f.instrs[i])
			}
		}
		if len(f.instrs) == 0 {
			continue
		}
		if run == nil {
			if run = f.instrs[0]; ff.Enter != nil {
				run = noted(ff.Enter, run)
			}
		}
		f.instrs[0] = p.entry(f, run)
	}
}

// special reports whether an instruction does here what its like does not: its instruction of ours has to be taken.
func (p *ixgoProgram) special(in ssa.Instruction) bool {
	switch in := in.(type) {
	case *ssa.BinOp:
		return p.folded[in] != ""
	case *ssa.UnOp:
		if in.Op != token.MUL {
			return false
		}
		if _, array := in.Type().Underlying().(*types.Array); array && len(*in.Referrers()) == 0 {
			return true // see unused
		}
		_, alloc := in.X.(*ssa.Alloc)
		return alloc && isLoopVariable(in.X) // see leaveLoop
	}
	return false
}

// rangeState returns what an instruction reads besides its operands: see rangePanic.
func rangeState(in ssa.Instruction) []ssa.Value {
	if _, ok := in.(*ssa.Panic); !ok || in.Pos().IsValid() {
		return nil
	}
	for _, first := range in.Parent().Blocks[0].Instrs {
		if load, ok := first.(*ssa.UnOp); ok && load.Op == token.MUL && isLoopVariable(load.X) {
			return []ssa.Value{load}
		}
	}
	return nil
}
