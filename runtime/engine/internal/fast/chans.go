package fast

import (
	"reflect"
	"sync/atomic"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// send compiles sending to a channel. The runtime panics when it is closed.
func (c *compiler) send(in *ssa.Send) bool {
	ch, x := c.place(in.Chan), c.place(in.X)
	if ch.info.kind != reflect.Chan {
		return false
	}
	elem := &info{}
	c.describe(elem, ch.info.rt.Elem())
	val := data(x)
	if val == nil || elem.class != x.info.class {
		return false
	}
	r := ch.reg
	c.emit(c.waiting(in, func(a *act) { chansend(reg(a, r).word, val(a), false) }))
	return true
}

// receive compiles receiving from a channel.
func (c *compiler) receive(in *ssa.UnOp) bool {
	ch := c.place(in.X)
	if ch.info.kind != reflect.Chan {
		return false
	}
	elem := &info{}
	c.describe(elem, ch.info.rt.Elem())
	var into, ok *place
	if in.CommaOk {
		if into, ok = c.extracted(in); into == nil && ok == nil {
			return false
		}
	} else {
		into = c.place(in)
	}
	if into != nil && (into.info.class != elem.class || into.info.rt == nil) {
		delete(c.spread, in)
		return false
	}
	r, t := ch.reg, elem.typ
	got := func(*act, bool) {}
	if ok != nil {
		off := ok.off
		got = func(a *act, received bool) { *raw[bool](a, off) = received }
	}
	if into != nil && into.raw {
		off := into.off
		c.emit(c.waiting(in, func(a *act) {
			_, received := chanrecv(reg(a, r).word, false, unsafe.Pointer(raw[uint64](a, off)))
			got(a, received)
		}))
		return true
	}
	set := func(*act, unsafe.Pointer) {}
	if into != nil {
		set = setter(into)
	}
	c.emit(c.waiting(in, func(a *act) {
		p := unsafeNew(t)
		_, received := chanrecv(reg(a, r).word, false, p)
		set(a, p)
		got(a, received)
	}))
	return true
}

// waiting is an operation that may wait, with what the flight recorder notes of it.
func (c *compiler) waiting(in ssa.Instruction, do op) op {
	n, pc := c.fn.Notes[c.index[in]], c.pc(in)
	if n == nil || n.Inside == nil {
		return func(a *act) {
			a.fr.ipc = pc
			do(a)
		}
	}
	return func(a *act) {
		a.fr.ipc = pc
		n.Write()
		atomic.AddUint32(n.Inside, 1)
		do(a)
		atomic.AddUint32(n.Inside, ^uint32(0))
	}
}
