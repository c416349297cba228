package fast

import (
	"reflect"
	"sync/atomic"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// A method is what a call of an interface's method led to, for one type.
type method struct {
	typ   unsafe.Pointer
	f     *function
	entry *block // nil when ixgo has to find it
}

// invoke compiles the call of an interface's method. What it leads to is remembered per call.
func (c *compiler) invoke(in *ssa.Call) bool {
	sig := in.Call.Signature()
	n := sig.Results().Len()
	results := uintptr(0)
	for i := range n {
		if isScalar(sig.Results().At(i).Type()) {
			results++
		}
	}
	// transfer for a receiver in a register, and for one that is a number
	var ts [2]*transfer
	for k := range ts {
		t, raws := &transfer{}, results+uintptr(k)
		for i, arg := range in.Call.Args {
			s := c.place(arg)
			if isScalar(sig.Params().At(i).Type()) != s.raw {
				return false
			}
			if s.raw {
				t.raws = append(t.raws, move{rawBase + raws*8, s.off})
				raws++
			} else {
				t.regs = append(t.regs, move{uintptr(n+1+i) * regSize, s.reg})
			}
		}
		if !c.results(in, t) {
			return false
		}
		ts[k] = t
	}
	slow := c.leaveCall(in)
	prog, r, pc, nargs := c.program, c.place(in.Call.Value).reg, c.pc(in), len(in.Call.Args)
	var seen atomic.Pointer[[]*method]
	c.emit(func(a *act) {
		v := *reg(a, r)
		if v.typ == nil {
			a.nilPointer(pc)
		}
		var m *method
		if all := seen.Load(); all != nil {
			for _, x := range *all {
				if x.typ == v.typ {
					m = x
					break
				}
			}
		}
		if m == nil {
			a.fr.ipc = pc
			m = prog.find(in, v, nargs+1)
			remember(&seen, m)
		}
		f := m.f
		if m.entry == nil {
			slow(a)
			return
		}
		b := a.m.take(f)
		t := ts[0]
		if p := &f.params[0]; p.raw {
			t = ts[1]
			unboxFrom(b, p, v.word)
		} else {
			*reg(b, p.reg) = v
		}
		t.in(a, b)
		a.begin(f, b, pc)
		run(m.entry, b)
		t.out(a, b)
		a.m.give(f, b)
	})
	return true
}

// find finds a method for a dynamic type.
func (p *program) find(in *ssa.Call, v eface, params int) *method {
	m := &method{typ: v.typ}
	if pfn := p.method(in, reflect.TypeOf(*(*any)(unsafe.Pointer(&v)))); pfn != nil {
		if f := p.byPtr[pfn]; f != nil && f.callable() && len(f.params) == params {
			m.f, m.entry = f, f.code()
		}
	}
	return m
}

// remember adds a method to those that a call knows, of which there are few.
func remember(seen *atomic.Pointer[[]*method], m *method) {
	const few = 8
	old := seen.Load()
	all := []*method{m}
	if old != nil {
		all = append(all, (*old)[:min(len(*old), few-1)]...)
	}
	seen.CompareAndSwap(old, &all) // when another goroutine was faster, it is found again
}
