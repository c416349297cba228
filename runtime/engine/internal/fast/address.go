package fast

import (
	"go/types"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// A header is a slice in memory.
type header struct {
	ptr      unsafe.Pointer
	len, cap int
}

// An address is how a place in memory is computed.
type address struct {
	base    uintptr                   // register with a pointer, or with a slice
	inner   func(*act) unsafe.Pointer // instead of base, a pointer
	checked bool                      // the pointer is not nil
	off     uintptr                   // added at the end
	indexed bool
	slice   bool
	index   uintptr // unboxed int
	elem    uintptr // size of an element
	n       int     // elements of an array
}

// The failures of memory access panic as in compiled Go, with the runtime's own errors.

var nowhere *int

func (a *act) nilPointer(pc int) {
	a.fr.ipc = pc
	*nowhere = 0
}

func (a *act) badIndex(pc, i, n int) {
	a.fr.ipc = pc
	all := make([]struct{}, n)
	all[i] = struct{}{}
}

// address describes where a pointer leads to.
func (c *compiler) address(v ssa.Value, pc int) address {
	if !c.lazy[v] {
		return address{base: c.place(v).reg, checked: neverNil(v)}
	}
	switch v := v.(type) {
	case *ssa.FieldAddr:
		a := c.address(v.X, pc)
		s := c.info(v.X.Type()).rt.Elem()
		a.off += s.Field(v.Field).Offset
		return a
	case *ssa.IndexAddr:
		index := c.intIndex(v.Index)
		if _, ok := v.X.Type().Underlying().(*types.Pointer); ok {
			arr := c.elem(v.X.Type()).rt
			a := c.address(v.X, pc)
			if a.indexed || a.inner != nil {
				a = address{inner: c.pointer(a, pc), checked: true}
			}
			if a.off != 0 {
				a = address{inner: c.pointer(a, pc), checked: true}
			}
			a.indexed, a.index, a.elem, a.n = true, index, arr.Elem().Size(), arr.Len()
			return a
		}
		return address{base: c.place(v.X).reg, indexed: true, slice: true, index: index, elem: c.info(v.X.Type()).rt.Elem().Size()}
	}
	panic("address")
}

// neverNil reports whether a pointer can't be nil.
func neverNil(v ssa.Value) bool {
	switch v.(type) {
	case *ssa.Alloc, *ssa.Global, *ssa.FreeVar:
		return true
	}
	return false
}

// intIndex returns where an index is as an int.
func (c *compiler) intIndex(v ssa.Value) uintptr {
	p := c.place(v)
	if !p.info.integer() {
		panic("index")
	}
	if p.info.size == unsafe.Sizeof(int(0)) {
		return p.off
	}
	return c.widened(p) // the lower half on 32-bit systems
}

// pointer returns what computes an address. It panics where compiled code would.
func (c *compiler) pointer(ad address, pc int) func(*act) unsafe.Pointer {
	base, off, ix, elem, n := ad.base, ad.off, ad.index, ad.elem, ad.n
	switch {
	case ad.inner != nil && ad.indexed:
		inner := ad.inner
		return func(a *act) unsafe.Pointer {
			p, i := inner(a), *raw[int](a, ix)
			if uint(i) >= uint(n) {
				a.badIndex(pc, i, n)
			}
			return unsafe.Add(p, uintptr(i)*elem+off)
		}
	case ad.inner != nil:
		inner := ad.inner
		return func(a *act) unsafe.Pointer { return unsafe.Add(inner(a), off) }
	case ad.slice:
		return func(a *act) unsafe.Pointer {
			h, i := (*header)(reg(a, base).word), *raw[int](a, ix)
			if h == nil || uint(i) >= uint(h.len) {
				a.badElement(pc, i, h)
			}
			return unsafe.Add(h.ptr, uintptr(i)*elem+off)
		}
	case ad.indexed:
		return func(a *act) unsafe.Pointer {
			p, i := reg(a, base).word, *raw[int](a, ix)
			if p == nil {
				a.nilPointer(pc)
			}
			if uint(i) >= uint(n) {
				a.badIndex(pc, i, n)
			}
			return unsafe.Add(p, uintptr(i)*elem+off)
		}
	}
	return func(a *act) unsafe.Pointer {
		p := reg(a, base).word
		if p == nil {
			a.nilPointer(pc)
		}
		return unsafe.Add(p, off)
	}
}

func (a *act) badElement(pc, i int, h *header) {
	n := 0
	if h != nil {
		n = h.len
	}
	a.badIndex(pc, i, n)
}

// place makes an address into a value, or only checks it when it is computed again where it is used.
func (c *compiler) addressOf(in ssa.Value) {
	pc := c.pc(in.(ssa.Instruction))
	if c.lazy[in] {
		if c.usedNext(in) {
			return
		}
		ad := c.address(in, pc)
		if ad.checked && !ad.indexed {
			return
		}
		p := c.pointer(ad, pc)
		c.emit(func(a *act) { p(a) })
		return
	}
	c.lazy[in] = true
	ad := c.address(in, pc)
	delete(c.lazy, in)
	p, d, t := c.pointer(ad, pc), c.place(in).reg, c.info(in.Type()).typ
	c.emit(func(a *act) { *reg(a, d) = eface{t, p(a)} })
}

// usedNext reports whether the instruction after a lazy address uses it, so that there is nothing in between that could tell when it was checked.
func (c *compiler) usedNext(v ssa.Value) bool {
	in := v.(ssa.Instruction)
	i := c.index[in] + 1
	if i >= len(c.fn.Code) || c.fn.Code[i].Block() != in.Block() {
		return false
	}
	switch next := c.fn.Code[i].(type) {
	case *ssa.UnOp:
		return next.X == v
	case *ssa.Store:
		return next.Addr == v
	case *ssa.FieldAddr:
		return next.X == v && (!c.lazy[next] || c.usedNext(next))
	case *ssa.IndexAddr:
		return next.X == v && (!c.lazy[next] || c.usedNext(next))
	}
	return false
}
