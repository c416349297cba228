package fast

import (
	"reflect"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// loadOp compiles reading what a pointer points to.
func (c *compiler) loadOp(in *ssa.UnOp) bool {
	d := c.place(in)
	pc := c.pc(in)
	if d.info.class == nothing || d.info.rt == nil {
		return false
	}
	ad := c.address(in.X, pc)
	if d.info.class == scalar {
		switch d.info.size {
		case 1:
			c.emit(loadScalar[uint8](c, ad, d.off, pc))
		case 2:
			c.emit(loadScalar[uint16](c, ad, d.off, pc))
		case 4:
			c.emit(loadScalar[uint32](c, ad, d.off, pc))
		default:
			c.emit(loadScalar[uint64](c, ad, d.off, pc))
		}
		return true
	}
	p, set := c.pointer(ad, pc), setter(d)
	if d.info.class == direct {
		r, t := d.reg, d.info.typ
		c.emit(func(a *act) { *reg(a, r) = eface{t, *(*unsafe.Pointer)(p(a))} })
		return true
	}
	c.emit(func(a *act) { set(a, p(a)) })
	return true
}

func loadScalar[T unsigned](c *compiler, ad address, d uintptr, pc int) op {
	base, off, ix, elem, n := ad.base, ad.off, ad.index, ad.elem, ad.n
	switch {
	case ad.inner != nil:
		p := c.pointer(ad, pc)
		return func(a *act) { *raw[T](a, d) = *(*T)(p(a)) }
	case ad.slice:
		return func(a *act) {
			h, i := (*header)(reg(a, base).word), *raw[int](a, ix)
			if h == nil || uint(i) >= uint(h.len) {
				a.badElement(pc, i, h)
			}
			*raw[T](a, d) = *(*T)(unsafe.Add(h.ptr, uintptr(i)*elem+off))
		}
	case ad.indexed:
		return func(a *act) {
			p, i := reg(a, base).word, *raw[int](a, ix)
			if p == nil {
				a.nilPointer(pc)
			}
			if uint(i) >= uint(n) {
				a.badIndex(pc, i, n)
			}
			*raw[T](a, d) = *(*T)(unsafe.Add(p, uintptr(i)*elem+off))
		}
	case ad.checked:
		return func(a *act) { *raw[T](a, d) = *(*T)(unsafe.Add(reg(a, base).word, off)) }
	}
	return func(a *act) {
		p := reg(a, base).word
		if p == nil {
			a.nilPointer(pc)
		}
		*raw[T](a, d) = *(*T)(unsafe.Add(p, off))
	}
}

// setter returns what puts a value from memory into a place.
func setter(d *place) func(a *act, p unsafe.Pointer) {
	off, r, t, size := d.off, d.reg, d.info.typ, d.info.size
	switch d.info.class {
	case scalar:
		return func(a *act, p unsafe.Pointer) { load(a, off, p, size) }
	case direct:
		return func(a *act, p unsafe.Pointer) { *reg(a, r) = eface{t, *(*unsafe.Pointer)(p)} }
	case empty:
		return func(a *act, p unsafe.Pointer) { *(*any)(unsafe.Pointer(reg(a, r))) = *(*any)(p) }
	case iface:
		return func(a *act, p unsafe.Pointer) {
			*(*any)(unsafe.Pointer(reg(a, r))) = *(*interface{ M() })(p)
		}
	}
	switch d.info.kind {
	case reflect.String:
		return func(a *act, p unsafe.Pointer) { setText(a, r, t, *(*string)(p)) }
	case reflect.Slice:
		return func(a *act, p unsafe.Pointer) {
			h := *(*header)(p)
			*reg(a, r) = eface{t, unsafe.Pointer(&h)}
		}
	}
	return func(a *act, p unsafe.Pointer) {
		q := unsafeNew(t)
		typedmemmove(t, q, p)
		*reg(a, r) = eface{t, q}
	}
}

// storeOp compiles writing to where a pointer points.
func (c *compiler) storeOp(in *ssa.Store) bool {
	s := c.place(in.Val)
	pc := c.pc(in)
	elem := c.elem(in.Addr.Type())
	if elem.class != s.info.class || elem.class == nothing || elem.rt == nil || elem.class == iface {
		if elem.class != iface || !c.lazy[in.Addr] {
			return false
		}
	}
	ad := c.address(in.Addr, pc)
	switch elem.class {
	case scalar:
		switch elem.size {
		case 1:
			c.emit(storeScalar[uint8](c, ad, s.off, pc))
		case 2:
			c.emit(storeScalar[uint16](c, ad, s.off, pc))
		case 4:
			c.emit(storeScalar[uint32](c, ad, s.off, pc))
		default:
			c.emit(storeScalar[uint64](c, ad, s.off, pc))
		}
		return true
	}
	p, r, t := c.pointer(ad, pc), s.reg, elem.typ
	switch elem.class {
	case direct:
		c.emit(func(a *act) { *(*unsafe.Pointer)(p(a)) = reg(a, r).word })
	case empty:
		c.emit(func(a *act) { *(*any)(p(a)) = *(*any)(unsafe.Pointer(reg(a, r))) })
	case iface:
		rt := elem.rt
		c.emit(func(a *act) {
			v := reflect.NewAt(rt, p(a)).Elem()
			if x := *(*any)(unsafe.Pointer(reg(a, r))); x != nil {
				v.Set(reflect.ValueOf(x))
			} else {
				v.SetZero()
			}
		})
	default:
		c.emit(func(a *act) {
			to := p(a)
			if w := reg(a, r).word; w != nil {
				typedmemmove(t, to, w)
			} else {
				typedmemclr(t, to)
			}
		})
	}
	return true
}

func storeScalar[T unsigned](c *compiler, ad address, s uintptr, pc int) op {
	base, off, ix, elem, n := ad.base, ad.off, ad.index, ad.elem, ad.n
	switch {
	case ad.inner != nil:
		p := c.pointer(ad, pc)
		return func(a *act) { *(*T)(p(a)) = *raw[T](a, s) }
	case ad.slice:
		return func(a *act) {
			h, i := (*header)(reg(a, base).word), *raw[int](a, ix)
			if h == nil || uint(i) >= uint(h.len) {
				a.badElement(pc, i, h)
			}
			*(*T)(unsafe.Add(h.ptr, uintptr(i)*elem+off)) = *raw[T](a, s)
		}
	case ad.indexed:
		return func(a *act) {
			p, i := reg(a, base).word, *raw[int](a, ix)
			if p == nil {
				a.nilPointer(pc)
			}
			if uint(i) >= uint(n) {
				a.badIndex(pc, i, n)
			}
			*(*T)(unsafe.Add(p, uintptr(i)*elem+off)) = *raw[T](a, s)
		}
	}
	return func(a *act) {
		p := reg(a, base).word
		if p == nil {
			a.nilPointer(pc)
		}
		*(*T)(unsafe.Add(p, off)) = *raw[T](a, s)
	}
}

// alloc compiles the making of a variable.
func (c *compiler) alloc(in *ssa.Alloc) bool {
	d := c.place(in)
	elem := c.elem(in.Type())
	if elem.rt == nil || d.info.class != direct {
		return false
	}
	r, pt, t := d.reg, d.info.typ, elem.typ
	if in.Heap || !elem.noscan {
		c.emit(func(a *act) { *reg(a, r) = eface{pt, unsafeNew(t)} })
		return true
	}
	c.emit(func(a *act) {
		if p := reg(a, r).word; p != nil {
			typedmemclr(t, p)
		} else {
			*reg(a, r) = eface{pt, unsafeNew(t)}
		}
	})
	return true
}

// field compiles reading a field of a struct that is a value.
func (c *compiler) field(in *ssa.Field) bool {
	x, d := c.place(in.X), c.place(in)
	if x.info.kind != reflect.Struct || x.info.class != indirect || d.info.rt == nil {
		return false
	}
	set, off, r := setter(d), x.info.rt.Field(in.Field).Offset, x.reg
	t := x.info.typ
	c.emit(func(a *act) {
		p := reg(a, r).word
		if p == nil {
			p = unsafeNew(t)
		}
		set(a, unsafe.Add(p, off))
	})
	return true
}

// indexOp compiles reading an element of a string or of an array that is a value.
func (c *compiler) indexOp(in ssa.Value, of, index ssa.Value) bool {
	x, d := c.place(of), c.place(in)
	pc := c.pc(in.(ssa.Instruction))
	switch {
	case x.info.kind == reflect.String:
		ix, off, r := c.intIndex(index), d.off, x.reg
		c.emit(func(a *act) {
			s, i := text(a, r), *raw[int](a, ix)
			if uint(i) >= uint(len(s)) {
				a.badIndex(pc, i, len(s))
			}
			*raw[uint8](a, off) = s[i]
		})
		return true
	case x.info.kind == reflect.Array && x.info.class == indirect && d.info.rt != nil:
		ix, r, n, elem, set, t := c.intIndex(index), x.reg, x.info.rt.Len(), x.info.rt.Elem().Size(), setter(d), x.info.typ
		c.emit(func(a *act) {
			p, i := reg(a, r).word, *raw[int](a, ix)
			if uint(i) >= uint(n) {
				a.badIndex(pc, i, n)
			}
			if p == nil {
				p = unsafeNew(t)
			}
			set(a, unsafe.Add(p, uintptr(i)*elem))
		})
		return true
	}
	return false
}
