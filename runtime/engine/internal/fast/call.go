package fast

import (
	"reflect"
	"sync/atomic"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// A transfer says how the arguments of a call get into the places of the parameters, and results back.
type transfer struct {
	raws, regs       []move // arguments; dst is the callee's
	rawOuts, regOuts []move // results; dst is the caller's
}

// call compiles a call.
func (c *compiler) call(in *ssa.Call) bool {
	switch fn := in.Call.Value.(type) {
	case *ssa.Builtin:
		return c.builtin(in, fn.Name())
	case *ssa.Function:
		if f := c.program.bySSA[fn]; f != nil && f.callable() {
			return c.staticCall(in, f, in.Call.Args)
		}
		if fn.Blocks == nil {
			return c.hostCall(in, fn)
		}
		return false
	case *ssa.MakeClosure:
		if f := c.program.bySSA[fn.Fn.(*ssa.Function)]; f != nil && f.callable() {
			return c.staticCall(in, f, append(append([]ssa.Value{}, in.Call.Args...), fn.Bindings...))
		}
		return false
	}
	if in.Call.IsInvoke() {
		return c.invoke(in)
	}
	return c.dynamicCall(in)
}

// transfer plans the passing of arguments and results; false when the callee's parameters are not what the call passes.
func (c *compiler) transfer(in *ssa.Call, params []place, args []ssa.Value) (t *transfer, ok bool) {
	t = &transfer{}
	if len(args) > len(params) {
		return nil, false
	}
	for i, arg := range args {
		s, d := c.place(arg), &params[i]
		switch {
		case s.raw != d.raw:
			return nil, false
		case s.raw:
			t.raws = append(t.raws, move{d.off, s.off})
		default:
			t.regs = append(t.regs, move{d.reg, s.reg})
		}
	}
	return t, true
}

// results plans the passing of results, which lie at the beginning of what the callee has; false when they have to make a tuple.
func (c *compiler) results(in *ssa.Call, t *transfer) bool {
	res := in.Call.Signature().Results()
	n := res.Len()
	if n == 0 {
		return true
	}
	if refs := in.Referrers(); refs == nil || len(*refs) == 0 {
		return true
	}
	var places []*place
	if n == 1 {
		places = []*place{c.place(in)}
	} else {
		places = make([]*place, n)
		for _, r := range *in.Referrers() {
			e, ok := r.(*ssa.Extract)
			if !ok || e.Block() != in.Block() || places[e.Index] != nil {
				return false
			}
			if unused(e) {
				continue
			}
			places[e.Index] = c.place(e)
		}
		c.spread[in] = true
	}
	raws := uintptr(0)
	for i, p := range places {
		if isScalar(res.At(i).Type()) {
			if p != nil {
				t.rawOuts = append(t.rawOuts, move{p.off, rawBase + raws*8})
			}
			raws++
		} else if p != nil {
			t.regOuts = append(t.regOuts, move{p.reg, uintptr(i) * regSize})
		}
	}
	return true
}

// staticCall compiles a call of a function that is known.
func (c *compiler) staticCall(in *ssa.Call, f *function, args []ssa.Value) bool {
	t, ok := c.transfer(in, f.params, args)
	if !ok || len(args) != len(f.params) || !c.results(in, t) {
		return false
	}
	pc, slow := c.pc(in), c.leaveCall(in)
	if len(t.raws) == 1 && len(t.regs) == 0 && len(t.rawOuts) == 1 && len(t.regOuts) == 0 {
		x, y := t.raws[0], t.rawOuts[0]
		c.emit(func(a *act) {
			entry := f.code()
			if entry == nil {
				slow(a)
				return
			}
			b := a.m.take(f)
			*raw[uint64](b, x.dst) = *raw[uint64](a, x.src)
			a.begin(f, b, pc)
			run(entry, b)
			*raw[uint64](a, y.dst) = *raw[uint64](b, y.src)
			a.m.give(f, b)
		})
		return true
	}
	c.emit(func(a *act) {
		entry := f.code()
		if entry == nil {
			slow(a)
			return
		}
		a.call(f, entry, t, pc)
	})
	return true
}

// call calls a function directly.
func (a *act) call(f *function, entry *block, t *transfer, pc int) {
	b := a.m.take(f)
	t.in(a, b)
	a.begin(f, b, pc)
	run(entry, b)
	t.out(a, b)
	a.m.give(f, b)
}

// begin makes b a call out of a.
func (a *act) begin(f *function, b *act, pc int) {
	from, to := a.fr, &b.own
	from.ipc = pc
	from.callee = to
	to.caller, to.callee = from, nil
	to.ipc, to.deferid = 1, from.deferid
	if f.large.Load() {
		f.entered(f.SSA)
	}
}

// in passes arguments.
func (t *transfer) in(a, b *act) {
	for _, m := range t.raws {
		*raw[uint64](b, m.dst) = *raw[uint64](a, m.src)
	}
	for _, m := range t.regs {
		*reg(b, m.dst) = *reg(a, m.src)
	}
}

// out passes results.
func (t *transfer) out(a, b *act) {
	for _, m := range t.rawOuts {
		*raw[uint64](a, m.dst) = *raw[uint64](b, m.src)
	}
	for _, m := range t.regOuts {
		*reg(a, m.dst) = *reg(b, m.src)
	}
}

// makeFuncCode is where all functions that reflect makes begin.
var makeFuncCode = reflect.MakeFunc(reflect.TypeFor[func()](), func([]reflect.Value) []reflect.Value { return nil }).Pointer()

// A target is a function value's code, and what it takes.
type target struct {
	pfn   unsafe.Pointer
	f     *function
	entry *block // nil when it cannot be called directly
}

// dynamicCall compiles the call of a function value. Those of the script are called directly.
func (c *compiler) dynamicCall(in *ssa.Call) bool {
	v := c.place(in.Call.Value)
	if v.info.kind != reflect.Func || madeOffset == 0 {
		return false
	}
	t := &transfer{}
	sig := in.Call.Signature()
	n := sig.Results().Len()
	// parameters lie behind the results, numbers among them in the order in which they come
	raws := uintptr(0)
	for i := range n {
		if isScalar(sig.Results().At(i).Type()) {
			raws++
		}
	}
	for i, arg := range in.Call.Args {
		s := c.place(arg)
		if isScalar(sig.Params().At(i).Type()) != s.raw {
			return false
		}
		if s.raw {
			t.raws = append(t.raws, move{rawBase + raws*8, s.off})
			raws++
		} else {
			t.regs = append(t.regs, move{uintptr(n+i) * regSize, s.reg})
		}
	}
	if !c.results(in, t) {
		return false
	}
	slow := c.leaveCall(in)
	interp := unsafe.Pointer(c.program.interp)
	prog, r, pc, nargs := c.program, v.reg, c.pc(in), len(in.Call.Args)
	nativeCode, nativeAt := uintptr(0), uintptr(0)
	if s := shapeOf(v.info.rt); s != nil {
		nativeCode, nativeAt = s.code, s.at
	}
	var last atomic.Pointer[target]
	c.emit(func(a *act) {
		fv := reg(a, r).word
		if fv == nil {
			a.nilPointer(pc)
		}
		switch *(*uintptr)(fv) {
		case nativeCode:
			n := *(**native)(unsafe.Add(fv, nativeAt))
			b := a.m.take(n.f)
			t.in(a, b)
			captured(b, n.f.params[nargs:], n.env)
			a.begin(n.f, b, pc)
			run(n.f.code(), b)
			t.out(a, b)
			a.m.give(n.f, b)
			return
		case makeFuncCode:
			k := *(**closure)(unsafe.Add(fv, madeOffset))
			if k.interp == interp {
				to := last.Load()
				if to == nil || to.pfn != k.pfn {
					to = &target{pfn: k.pfn}
					if f := prog.byPtr[k.pfn]; f != nil && f.callable() && len(f.params) == nargs+len(k.env) {
						to.f, to.entry = f, f.code()
					}
					last.Store(to)
				}
				if f, entry := to.f, to.entry; entry != nil {
					b := a.m.take(f)
					t.in(a, b)
					captured(b, f.params[nargs:], k.env)
					a.begin(f, b, pc)
					run(entry, b)
					t.out(a, b)
					a.m.give(f, b)
					return
				}
			}
		}
		slow(a)
	})
	return true
}

// captured passes what a closure has captured.
func captured(b *act, params []place, env []any) {
	for i := range params {
		p := &params[i]
		if p.raw {
			unboxFrom(b, p, (*eface)(unsafe.Pointer(&env[i])).word)
		} else {
			*(*any)(unsafe.Pointer(reg(b, p.reg))) = env[i]
		}
	}
}

// madeOffset is where a function that reflect makes has the closure that it calls; 0 when that is not known.
var madeOffset = func() uintptr {
	probe := func([]reflect.Value) []reflect.Value { return nil }
	want := *(*unsafe.Pointer)(unsafe.Pointer(&probe))
	f := reflect.MakeFunc(reflect.TypeFor[func()](), probe).Interface()
	fv := (*eface)(unsafe.Pointer(&f)).word
	for off := uintptr(0); off < 96; off += unsafe.Sizeof(off) {
		if off > 0 && *(*unsafe.Pointer)(unsafe.Add(fv, off)) == want {
			return off
		}
	}
	return 0
}()
