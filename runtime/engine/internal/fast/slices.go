package fast

import (
	"go/types"
	"reflect"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// slice compiles a slice expression.
func (c *compiler) slice(in *ssa.Slice) bool {
	x, d := c.place(in.X), c.place(in)
	pc := c.pc(in)
	bound := func(v ssa.Value) (func(*act) int, bool) {
		if v == nil {
			return nil, true
		}
		p := c.place(v)
		if !p.info.integer() || c.beyondInt(v) {
			return nil, false
		}
		off := c.intIndex(v)
		return func(a *act) int { return *raw[int](a, off) }, true
	}
	low, ok1 := bound(in.Low)
	high, ok2 := bound(in.High)
	limit, ok3 := bound(in.Max)
	if !ok1 || !ok2 || !ok3 {
		return false
	}
	from, t := x.reg, d.info.typ
	switch {
	case x.info.kind == reflect.String:
		c.emit(func(a *act) {
			s := text(a, from)
			lo, hi := 0, len(s)
			if low != nil {
				lo = low(a)
			}
			if high != nil {
				hi = high(a)
			}
			if uint(hi) > uint(len(s)) || uint(lo) > uint(hi) {
				a.fr.ipc = pc
			}
			setText(a, d.reg, t, s[lo:hi])
		})
		return true
	case x.info.kind == reflect.Slice && d.info.kind == reflect.Slice:
		elem := x.info.rt.Elem().Size()
		c.emit(func(a *act) {
			var h header
			if p := reg(a, from).word; p != nil {
				h = *(*header)(p)
			}
			h = a.cut(h, low, high, limit, elem, pc)
			*reg(a, d.reg) = eface{t, unsafe.Pointer(&h)}
		})
		return true
	case x.info.kind == reflect.Pointer && d.info.kind == reflect.Slice:
		if _, ok := in.X.Type().Underlying().(*types.Pointer); !ok {
			return false
		}
		if v, ok := in.X.(*ssa.Alloc); ok && v.Comment == "makeslice" {
			return false // has errors of its own
		}
		arr := x.info.rt.Elem()
		elem, n := arr.Elem().Size(), arr.Len()
		slow := c.leave(in) // has errors of its own
		c.emit(func(a *act) {
			h := header{reg(a, from).word, n, n}
			if h.ptr == nil {
				a.nilPointer(pc)
			}
			if low != nil || high != nil || limit != nil {
				if limit == nil {
					a.checkArray(pc, n, low, high)
				} else if top := limit(a); uint(top) > uint(n) {
					slow(a)
				}
				h = a.cut(h, low, high, limit, elem, pc)
			}
			*reg(a, d.reg) = eface{t, unsafe.Pointer(&h)}
		})
		return true
	}
	return false
}

// cut slices a slice.
func (a *act) cut(h header, low, high, limit func(*act) int, elem uintptr, pc int) header {
	lo, hi, top := 0, h.len, h.cap
	if low != nil {
		lo = low(a)
	}
	if high != nil {
		hi = high(a)
	}
	if limit != nil {
		top = limit(a)
	}
	if uint(top) > uint(h.cap) || uint(hi) > uint(top) || uint(lo) > uint(hi) {
		a.badSlice(pc, h, lo, hi, top, limit != nil)
	}
	ptr := h.ptr
	if top > lo {
		ptr = unsafe.Add(ptr, uintptr(lo)*elem)
	}
	return header{ptr, hi - lo, top - lo}
}

// badSlice panics as the slice expression does.
func (a *act) badSlice(pc int, h header, lo, hi, top int, full bool) {
	a.fr.ipc = pc
	all := make([]struct{}, h.len, h.cap)
	if full {
		all = all[lo:hi:top]
	} else {
		all = all[lo:hi]
	}
	panic(len(all))
}

// checkArray panics as slicing an array does when the bounds are wrong.
func (a *act) checkArray(pc, n int, low, high func(*act) int) {
	lo, hi := 0, n
	if low != nil {
		lo = low(a)
	}
	if high != nil {
		hi = high(a)
	}
	if uint(hi) > uint(n) || uint(lo) > uint(hi) {
		a.fr.ipc = pc
		all := unsafe.String((*byte)(unsafe.Pointer(&small)), n)[lo:hi] // nothing is read: only the text of the error counts
		panic(len(all))
	}
}
