package engine

import (
	"fmt"
	"go/types"
	"math"
	"reflect"

	"github.com/goplus/ixgo"
	"golang.org/x/tools/go/ssa"
)

// makeSlice is make with the errors that Go has for what is too large, in Go's order.
func (p *ixgoProgram) makeSlice(f *compiled, in *ssa.MakeSlice, run func(*ixgo.Frame)) func(*ixgo.Frame) {
	t := p.known(in.Type())
	if t == nil {
		return run
	}
	c, il, ic, ir := p.code, f.register(in.Len), f.register(in.Cap), f.register(in)
	size := max(uint64(t.Elem().Size()), 1)
	return func(fr *ixgo.Frame) {
		regs := c.registers(fr)
		n, okLen := length(regs[il])
		m, okCap := length(regs[ic])
		switch {
		case !okLen || n > maxAlloc/size:
			panic(runtimeError("makeslice: len out of range"))
		case !okCap || m > maxAlloc/size || m < n:
			panic(runtimeError("makeslice: cap out of range"))
		}
		regs[ir] = reflect.MakeSlice(t, int(n), int(m)).Interface()
	}
}

// length returns an integer that is not negative and fits an int.
func length(v any) (uint64, bool) {
	if n, ok := v.(int); ok {
		return uint64(n), n >= 0
	}
	r := reflect.ValueOf(v)
	if r.CanUint() {
		return r.Uint(), r.Uint() <= math.MaxInt
	}
	n := r.Int()
	return uint64(n), n >= 0 && n <= math.MaxInt
}

// maxAlloc bounds what can be allocated at once.
const maxAlloc = min(1<<48, math.MaxInt)

// slice is a slice expression; of ixgo's own, the errors for nil pointers, for arrays, and for bounds that are unsigned are not Go's.
func (p *ixgoProgram) slice(f *compiled, in *ssa.Slice, run func(*ixgo.Frame)) func(*ixgo.Frame) {
	c, ix := p.code, f.register(in.X)
	bounds := make([]int, 3) // registers of low, high and max; -1 where there is none
	check := false
	for i, v := range []ssa.Value{in.Low, in.High, in.Max} {
		bounds[i] = -1
		if v != nil {
			bounds[i] = f.register(v)
			check = check || unsignedWide(v.Type())
		}
	}
	if alloc, ok := in.X.(*ssa.Alloc); ok && alloc.Comment != "makeslice" {
		check = true // ixgo takes it for make
	}
	_, pointer := in.X.Type().Underlying().(*types.Pointer)
	return func(fr *ixgo.Frame) {
		regs := c.registers(fr)
		x := regs[ix]
		if pointer && reflect.ValueOf(x).IsNil() {
			panic(nilDereference())
		}
		if check {
			var values [3]any
			for i, b := range bounds {
				if b >= 0 {
					values[i] = regs[b]
				}
			}
			if text := sliceError(reflect.ValueOf(x), values[0], values[1], values[2]); text != "" {
				panic(runtimeError(text))
			}
		}
		run(fr)
	}
}

// sliceError says what is wrong with the bounds of a slice expression, in the runtime's words, or "".
func sliceError(x reflect.Value, low, high, limit any) string {
	if x.Kind() == reflect.Pointer {
		x = x.Elem()
	}
	size, what := x.Len(), "length"
	if x.Kind() == reflect.Slice {
		size, what = x.Cap(), "capacity"
	}
	const text = "slice bounds out of range "
	over := func(v any, bound uint64) (negative, out bool) {
		n, ok := length(v)
		r := reflect.ValueOf(v)
		return !ok && r.CanInt(), !ok || n > bound
	}
	top := uint64(size)
	if limit != nil {
		if negative, out := over(limit, top); negative {
			return fmt.Sprintf(text+"[::%v]", limit)
		} else if out {
			return fmt.Sprintf(text+"[::%v] with %s %d", limit, what, size)
		}
		top, _ = length(limit)
		if negative, out := over(high, top); negative {
			return fmt.Sprintf(text+"[:%v:]", high)
		} else if out {
			return fmt.Sprintf(text+"[:%v:%v]", high, limit)
		}
		top, _ = length(high)
		if low == nil {
			return ""
		}
		if negative, out := over(low, top); negative {
			return fmt.Sprintf(text+"[%v::]", low)
		} else if out {
			return fmt.Sprintf(text+"[%v:%v:]", low, high)
		}
		return ""
	}
	if high != nil {
		if negative, out := over(high, top); negative {
			return fmt.Sprintf(text+"[:%v]", high)
		} else if out {
			return fmt.Sprintf(text+"[:%v] with %s %d", high, what, size)
		}
	} else {
		high = x.Len()
	}
	top, _ = length(high)
	if low != nil {
		if negative, out := over(low, top); negative {
			return fmt.Sprintf(text+"[%v:]", low)
		} else if out {
			return fmt.Sprintf(text+"[%v:%v]", low, high)
		}
	}
	return ""
}

// unsignedWide reports whether a type has values that no int has.
func unsignedWide(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsUnsigned != 0 && b.Kind() != types.Uint8 && b.Kind() != types.Uint16
}

// unsignedIndex is an index expression whose index may be larger than any int.
func (p *ixgoProgram) unsignedIndex(f *compiled, x, index ssa.Value, run func(*ixgo.Frame)) func(*ixgo.Frame) {
	if !unsignedWide(index.Type()) {
		return run
	}
	if k, ok := index.(*ssa.Const); ok && k.Uint64() <= math.MaxInt {
		return run
	}
	c, ix, ii := p.code, f.register(x), f.register(index)
	return func(fr *ixgo.Frame) {
		regs := c.registers(fr)
		if n, ok := length(regs[ii]); !ok {
			v := reflect.ValueOf(regs[ix])
			if v.Kind() == reflect.Pointer {
				if v.IsNil() {
					panic(nilDereference())
				}
				v = v.Elem()
			}
			panic(runtimeError(fmt.Sprintf("index out of range [%d] with length %d", n, v.Len())))
		}
		run(fr)
	}
}
