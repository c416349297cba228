package engine

import (
	"reflect"

	"github.com/goplus/ixgo"
	"golang.org/x/tools/go/ssa"
)

// A nil interface as a key or an element of a map is a value as any other; to reflection it is none.

// mapLookup is m[k].
func (p *ixgoProgram) mapLookup(f *compiled, in *ssa.Lookup, run func(*ixgo.Frame)) func(*ixgo.Frame) {
	t := p.known(in.X.Type())
	if t == nil || t.Key().Kind() != reflect.Interface {
		return run
	}
	c, im, ik, ir := p.code, f.register(in.X), f.register(in.Index), f.register(in)
	key, zero := t.Key(), reflect.Zero(t.Elem()).Interface()
	return func(fr *ixgo.Frame) {
		regs := c.registers(fr)
		v := reflect.ValueOf(regs[im]).MapIndex(interfaceValue(regs[ik], key))
		result := zero
		if v.IsValid() {
			result = v.Interface()
		}
		if in.CommaOk {
			regs[ir] = ixgo.Tuple{result, v.IsValid()}
		} else {
			regs[ir] = result
		}
	}
}

// mapUpdate is m[k] = v.
func (p *ixgoProgram) mapUpdate(f *compiled, in *ssa.MapUpdate, run func(*ixgo.Frame)) func(*ixgo.Frame) {
	t := p.known(in.Map.Type())
	if t == nil || t.Key().Kind() != reflect.Interface && t.Elem().Kind() != reflect.Interface {
		return run
	}
	c, im, ik, iv := p.code, f.register(in.Map), f.register(in.Key), f.register(in.Value)
	key, elem := t.Key(), t.Elem()
	return func(fr *ixgo.Frame) {
		regs := c.registers(fr)
		reflect.ValueOf(regs[im]).SetMapIndex(interfaceValue(regs[ik], key), interfaceValue(regs[iv], elem))
	}
}

// mapDelete is delete(m, k).
func (p *ixgoProgram) mapDelete(f *compiled, args []ssa.Value, run func(*ixgo.Frame)) func(*ixgo.Frame) {
	t := p.known(args[0].Type())
	if t == nil || t.Key().Kind() != reflect.Interface {
		return run
	}
	c, im, ik := p.code, f.register(args[0]), f.register(args[1])
	key := t.Key()
	return func(fr *ixgo.Frame) {
		regs := c.registers(fr)
		reflect.ValueOf(regs[im]).SetMapIndex(interfaceValue(regs[ik], key), reflect.Value{})
	}
}
