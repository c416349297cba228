package fast

import (
	"sync/atomic"
	"unsafe"

	"github.com/goplus/ixgo"
	"golang.org/x/tools/go/ssa"
)

// leave returns what leaves an instruction to ixgo, with its operands and its result in registers.
func (c *compiler) leave(in ssa.Instruction) op {
	i := c.index[in]
	do := c.fn.Instrs[i]
	pc := i + 1
	var before []*place
	var addresses []op
	for _, o := range append(operands(in), c.program.reads(in)...) {
		if _, ok := o.(*ssa.Function); ok {
			continue
		}
		if c.lazy[o] {
			p, d, t := c.pointer(c.address(o, pc), pc), c.place(o).reg, c.info(o.Type()).typ
			addresses = append(addresses, func(a *act) { *reg(a, d) = eface{t, p(a)} })
			continue
		}
		if p := c.place(o); p.raw {
			if _, ok := o.(*ssa.Const); !ok {
				before = append(before, p)
			}
		}
	}
	var after *place
	if v, ok := in.(ssa.Value); ok {
		if p := c.place(v); p.raw && v.Referrers() != nil && len(*v.Referrers()) > 0 {
			after = p
		}
	}
	if n := c.fn.Notes[i]; n != nil && n.Inside != nil {
		plain := do
		do = func(fr *ixgo.Frame) {
			n.Write()
			atomic.AddUint32(n.Inside, 1)
			plain(fr)
			atomic.AddUint32(n.Inside, ^uint32(0))
		}
	}
	if call, ok := in.(*ssa.Call); ok && isCollect(call) {
		plain, prog := do, c.program
		do = func(fr *ixgo.Frame) {
			prog.setBlocks((*frame)(unsafe.Pointer(fr)))
			plain(fr)
		}
	}
	if len(addresses) > 0 {
		plain := do
		return func(a *act) {
			for _, o := range addresses {
				o(a)
			}
			for _, p := range before {
				box(a, p)
			}
			a.fr.ipc = pc
			plain((*ixgo.Frame)(unsafe.Pointer(a.fr)))
			if after != nil {
				unbox(a, after)
			}
		}
	}
	switch {
	case len(before) == 0 && after == nil:
		return func(a *act) {
			a.fr.ipc = pc
			do((*ixgo.Frame)(unsafe.Pointer(a.fr)))
		}
	case len(before) == 0:
		return func(a *act) {
			a.fr.ipc = pc
			do((*ixgo.Frame)(unsafe.Pointer(a.fr)))
			unbox(a, after)
		}
	}
	return func(a *act) {
		for _, p := range before {
			box(a, p)
		}
		a.fr.ipc = pc
		do((*ixgo.Frame)(unsafe.Pointer(a.fr)))
		if after != nil {
			unbox(a, after)
		}
	}
}

// leaveCall is leave for a call whose results, if they make a tuple, go where they belong.
func (c *compiler) leaveCall(in *ssa.Call) op {
	slow := c.leave(in)
	if !c.spread[in] {
		return slow
	}
	rest := c.parts(in)
	return func(a *act) {
		slow(a)
		rest.spread(a)
	}
}

// isCollect reports whether a call is that of runtime.GC, for which ixgo forgets what its frames do not need any more.
func isCollect(call *ssa.Call) bool {
	fn, ok := call.Call.Value.(*ssa.Function)
	return ok && fn.String() == "runtime.GC"
}

// setBlocks tells ixgo in which basic block each call is.
func (p *program) setBlocks(fr *frame) {
	for ; fr != nil && fr.pfn != nil; fr = fr.caller {
		if f := p.byPtr[fr.pfn]; f != nil && f.body.Load() != nil && fr.ipc > 0 && fr.ipc <= len(f.Code) {
			fr.block = unsafe.Pointer(f.Code[fr.ipc-1].Block())
		}
	}
}

// generic leaves an instruction to ixgo.
func (c *compiler) generic(in ssa.Instruction) { c.emit(c.leave(in)) }

// operands lists the values that an instruction reads.
func operands(in ssa.Instruction) (all []ssa.Value) {
	for _, o := range in.Operands(nil) {
		if _, builtin := (*o).(*ssa.Builtin); *o == nil || builtin {
			continue
		}
		all = append(all, *o)
		if m, ok := (*o).(*ssa.MakeClosure); ok { // a call of it reads what it captures
			all = append(all, m.Bindings...)
		}
	}
	return all
}

// A part of a tuple, and where it belongs.
type part struct {
	i int
	p *place
}

// parts are those of a tuple that are used.
type parts struct {
	from uintptr
	all  []part
}

// parts returns where the parts of a tuple go that ixgo makes.
func (c *compiler) parts(v ssa.Value) *parts {
	t := &parts{from: c.place(v).reg}
	for _, r := range *v.Referrers() {
		if e := r.(*ssa.Extract); !unused(e) {
			t.all = append(t.all, part{e.Index, c.place(e)})
		}
	}
	return t
}

// spread writes the parts of a tuple where they belong.
func (t *parts) spread(a *act) {
	tuple := (*(*any)(unsafe.Pointer(reg(a, t.from)))).(ixgo.Tuple)
	for _, e := range t.all {
		if e.p.raw {
			unboxFrom(a, e.p, (*eface)(unsafe.Pointer(&tuple[e.i])).word)
		} else {
			*(*any)(unsafe.Pointer(reg(a, e.p.reg))) = tuple[e.i]
		}
	}
}
