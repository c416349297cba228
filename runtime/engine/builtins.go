package engine

import (
	"go/types"
	"math"
	"reflect"

	"github.com/goplus/ixgo"
	"golang.org/x/tools/go/ssa"
)

// builtin is the call of a builtin function.
func (p *ixgoProgram) builtin(f *compiled, in *ssa.Call, name string, run func(*ixgo.Frame)) func(*ixgo.Frame) {
	switch name {
	case "print", "println":
		return p.print(f, in)
	case "delete":
		return p.mapDelete(f, in.Call.Args, run)
	case "append":
		return p.appendOverflow(f, in.Call.Args, run)
	case "min", "max":
		if b, ok := in.Type().Underlying().(*types.Basic); ok && b.Info()&types.IsFloat != 0 {
			return p.extremeFloat(f, in, name == "max")
		}
	}
	return run
}

// appendOverflow is append with Go's error for a slice that would be too long.
func (p *ixgoProgram) appendOverflow(f *compiled, args []ssa.Value, run func(*ixgo.Frame)) func(*ixgo.Frame) {
	if len(args) < 2 {
		return run
	}
	if t, ok := args[0].Type().Underlying().(*types.Slice); !ok {
		return run
	} else if s, ok := t.Elem().Underlying().(*types.Struct); !ok || s.NumFields() > 0 {
		return run // memory ends before int does
	}
	c, ix, iy := p.code, f.register(args[0]), f.register(args[1])
	return func(fr *ixgo.Frame) {
		regs := c.registers(fr)
		if reflect.ValueOf(regs[ix]).Len()+reflect.ValueOf(regs[iy]).Len() < 0 {
			panic(runtimeError("growslice: len out of range"))
		}
		run(fr)
	}
}

// extremeFloat is min or max of floating-point numbers, which know NaN and the sign of zero.
func (p *ixgoProgram) extremeFloat(f *compiled, in *ssa.Call, largest bool) func(*ixgo.Frame) {
	c, ir := p.code, f.register(in)
	ia := make([]int, len(in.Call.Args))
	for i, a := range in.Call.Args {
		ia[i] = f.register(a)
	}
	choose := math.Min
	if largest {
		choose = math.Max
	}
	return func(fr *ixgo.Frame) {
		regs := c.registers(fr)
		first := reflect.ValueOf(regs[ia[0]])
		x, nan := first.Float(), false
		for _, i := range ia {
			y := reflect.ValueOf(regs[i]).Float()
			nan = nan || math.IsNaN(y) // to package math, an infinity counts for more
			x = choose(x, y)
		}
		if nan {
			x = math.NaN()
		}
		result := reflect.New(first.Type()).Elem()
		result.SetFloat(x)
		regs[ir] = result.Interface()
	}
}
