package engine

import (
	"go/token"
	"go/types"
	"reflect"

	"github.com/goplus/ixgo"
	"golang.org/x/tools/go/ssa"
)

// equal compares interfaces. ixgo takes pointers of different types to the same address for equal.
func (p *ixgoProgram) equal(f *compiled, in *ssa.BinOp, run func(*ixgo.Frame)) func(*ixgo.Frame) {
	if !types.Identical(in.X.Type(), in.Y.Type()) && isComposite(in.X.Type()) && isComposite(in.Y.Type()) {
		return p.equalConverted(f, in)
	}
	if !types.IsInterface(in.X.Type()) || ixgo.IsConstNil(in.X) || ixgo.IsConstNil(in.Y) || p.typeOf(in.Type()) != reflect.TypeFor[bool]() {
		return run
	}
	c := p.code
	ir, ix, iy, want := f.register(in), f.register(in.X), f.register(in.Y), in.Op == token.EQL
	return func(fr *ixgo.Frame) {
		r := c.registers(fr)
		r[ir] = (r[ix] == r[iy]) == want
	}
}

func isComposite(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Struct, *types.Array:
		return true
	}
	return false
}

// equalConverted compares structs or arrays of which one has a named type and the other has not.
func (p *ixgoProgram) equalConverted(f *compiled, in *ssa.BinOp) func(*ixgo.Frame) {
	c := p.code
	ir, ix, iy, want := f.register(in), f.register(in.X), f.register(in.Y), in.Op == token.EQL
	t, result := p.typeOf(in.X.Type()), p.typeOf(in.Type())
	return func(fr *ixgo.Frame) {
		r := c.registers(fr)
		same := (r[ix] == reflect.ValueOf(r[iy]).Convert(t).Interface()) == want
		r[ir] = reflect.ValueOf(same).Convert(result).Interface()
	}
}

// extract gives the second result of "v, ok = m[k]" and the like the type of the variable, when that is not bool but has it as its underlying type.
func (p *ixgoProgram) extract(f *compiled, in *ssa.Extract, run func(*ixgo.Frame)) func(*ixgo.Frame) {
	b, ok := in.Type().Underlying().(*types.Basic)
	if _, named := in.Type().(*types.Basic); !ok || named || b.Info()&types.IsBoolean == 0 || run == nil {
		return run
	}
	c, ir, t := p.code, f.register(in), p.typeOf(in.Type())
	return func(fr *ixgo.Frame) {
		run(fr)
		r := c.registers(fr)
		if reflect.TypeOf(r[ir]) != t {
			r[ir] = reflect.ValueOf(r[ir]).Convert(t).Interface()
		}
	}
}

// changeType converts to the empty struct, which has no package.
func (p *ixgoProgram) changeType(f *compiled, in *ssa.ChangeType, run func(*ixgo.Frame)) func(*ixgo.Frame) {
	s, ok := in.Type().Underlying().(*types.Struct)
	if !ok || s.NumFields() > 0 {
		return run
	}
	c, ir, zero := p.code, f.register(in), reflect.Zero(p.typeOf(in.Type())).Interface()
	return func(fr *ixgo.Frame) { c.registers(fr)[ir] = zero }
}
