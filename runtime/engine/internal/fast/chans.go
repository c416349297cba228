package fast

import (
	"go/types"
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

// A selectCase mirrors what the runtime wants to know of a case.
type selectCase struct {
	dir  int
	typ  unsafe.Pointer // of the channel
	ch   unsafe.Pointer
	data unsafe.Pointer
}

const (
	selectSend    = 1
	selectRecv    = 2
	selectDefault = 3
)

// selectOp compiles a select statement.
func (c *compiler) selectOp(in *ssa.Select) bool {
	type state struct {
		dir  int
		typ  unsafe.Pointer
		reg  uintptr
		data func(*act) unsafe.Pointer      // what is sent, or where it is received
		set  func(a *act, p unsafe.Pointer) // puts what was received where it belongs; nil when it is there
	}
	var index, ok *place
	values := map[int]*place{}
	for _, r := range *in.Referrers() {
		e, isExtract := r.(*ssa.Extract)
		if !isExtract {
			return false
		}
		if unused(e) {
			continue
		}
		p := c.place(e)
		switch {
		case e.Index == 0 && index == nil:
			index = p
		case e.Index == 1 && ok == nil:
			ok = p
		case e.Index > 1 && values[e.Index-2] == nil:
			values[e.Index-2] = p
		default:
			return false
		}
	}
	var states []state
	received := 0
	for _, st := range in.States {
		ch := c.place(st.Chan)
		if ch.info.kind != reflect.Chan {
			return false
		}
		elem := c.infoOf(ch.info.rt.Elem())
		s := state{dir: selectSend, typ: ch.info.typ, reg: ch.reg}
		if st.Dir == types.SendOnly {
			x := c.place(st.Send)
			if s.data = data(x); s.data == nil || elem.class != x.info.class {
				return false
			}
		} else {
			s.dir = selectRecv
			p := values[received]
			received++
			t := elem.typ
			switch {
			case p != nil && (p.info.class != elem.class || p.info.rt == nil):
				return false
			case p != nil && p.raw:
				off := p.off
				s.data = func(a *act) unsafe.Pointer { return unsafe.Pointer(raw[uint64](a, off)) }
			default:
				s.data = func(*act) unsafe.Pointer { return unsafeNew(t) }
				if p != nil {
					s.set = setter(p)
				}
			}
		}
		states = append(states, s)
	}
	c.spread[in] = true
	n := len(states)
	if !in.Blocking {
		n++
	}
	c.emit(c.waiting(in, func(a *act) {
		var few [4]selectCase
		cases := few[:]
		if n > len(few) {
			cases = make([]selectCase, n)
		}
		for i := range states {
			s := &states[i]
			cases[i] = selectCase{s.dir, s.typ, reg(a, s.reg).word, s.data(a)}
		}
		if n > len(states) {
			cases[len(states)].dir = selectDefault
		}
		chosen, received := rselect(cases[:n])
		if chosen == len(states) {
			chosen = -1
		} else if s := &states[chosen]; s.set != nil {
			s.set(a, cases[chosen].data)
		}
		if index != nil {
			*raw[int](a, index.off) = chosen
		}
		if ok != nil {
			*raw[bool](a, ok.off) = received
		}
	}))
	return true
}
