package engine

import (
	"reflect"
	"sync"
	"sync/atomic"
	"unsafe"

	"github.com/goplus/ixgo"
	"github.com/timandy/routine"
	"golang.org/x/tools/go/ssa"
)

// ixgo runs the deferred calls of a function one after the other and does not know that one of them may not come back, nor that a goroutine may end
// without a panic: runtime.Goexit. So it is given one deferred call for each function, which runs them all and knows.

// A deferRecord mirrors ixgo's note of a deferred call.
type deferRecord struct {
	fn      any
	tail    *deferRecord // deferred before it
	args    []any
	ssaArgs []ssa.Value
}

// deferred is what a function's frame has deferred.
type deferred struct {
	frame unsafe.Pointer
	list  *deferRecord // last one first
}

//go:linkname runDefer github.com/goplus/ixgo.(*frame).runDefer
func runDefer(fr unsafe.Pointer, d *deferRecord) bool

// deferCall is a defer statement; run does what ixgo's does, and leaves its note on top of those of the frame whose call it is.
func (p *ixgoProgram) deferCall(f *compiled, in *ssa.Defer, run func(*ixgo.Frame)) func(*ixgo.Frame) {
	c, stack := p.code, -1
	var runAll any = p.runDeferred
	if in.DeferStack != nil {
		stack = f.register(in.DeferStack)
	}
	return func(fr *ixgo.Frame) {
		run(fr)
		slot := at[*deferRecord](unsafe.Pointer(fr), c.defers)
		if stack >= 0 { // that of a frame further out, in whose loop this one is
			slot = (**deferRecord)(reflect.ValueOf(c.registers(fr)[stack]).UnsafePointer())
		}
		d := *slot
		all := d.tail
		if all == nil {
			set := &struct {
				record deferRecord
				args   [1]any
				h      deferred
			}{}
			set.h.frame = unsafe.Add(unsafe.Pointer(slot), -int(c.defers))
			set.args[0] = &set.h
			set.record.fn, set.record.args = runAll, set.args[:]
			all = &set.record
		}
		d.args = withFrame(d.fn, d.args, fr)
		h := all.args[0].(*deferred)
		d.tail, h.list = h.list, d
		*slot = all
	}
}

// withFrame returns the arguments of a call that is made later, with the frame in front when the function is one of ixgo's that wants it, such as
// runtime.Goexit.
func withFrame(fn any, args []any, fr *ixgo.Frame) []any {
	if v, ok := fn.(reflect.Value); ok && v.Type().NumIn() > len(args) && v.Type().In(0) == reflect.TypeFor[*ixgo.Frame]() {
		return append([]any{fr}, args...)
	}
	return args
}

// runDeferred makes the deferred calls of a frame that panics, or is ended by runtime.Goexit.
func (p *ixgoProgram) runDeferred(h *deferred) {
	defer func() {
		if h.list != nil { // one has called Goexit, which still makes the others
			p.runDeferred(h)
			return
		}
		p.goOnExiting(h.frame)
	}()
	for h.list != nil {
		d := h.list
		h.list = d.tail
		runDefer(h.frame, d)
	}
}

// runDefers makes the deferred calls of a function that returns. When all goes well, nothing is noted of it; after a panic, those that are left can recover it,
// and what they call finds out from ixgo's notes who they are.
func (p *ixgoProgram) runDefers(fr *ixgo.Frame) {
	c, ptr := p.code, unsafe.Pointer(fr)
	all := *at[*deferRecord](ptr, c.defers)
	if all == nil {
		return
	}
	h := all.args[0].(*deferred)
	for h.list != nil {
		d := h.list
		h.list = d.tail
		if !runDefer(ptr, d) {
			p.runDefersPanicking(ptr, h)
			break
		}
	}
	*at[*deferRecord](ptr, c.defers) = nil
	if p := c.panicking(ptr); p != nil {
		panic(*at[any](p, c.arg))
	}
}

func (p *ixgoProgram) runDefersPanicking(fr unsafe.Pointer, h *deferred) {
	c, interp := p.code, unsafe.Pointer(p.interp)
	id := routine.Goid()
	count, frames := at[int32](interp, c.deferCount), at[sync.Map](interp, c.deferMap)
	atomic.AddInt32(count, 1)
	*at[uint64](fr, c.deferID) = id
	frames.Store(id, (*ixgo.Frame)(fr))
	p.runDeferred(h)
	frames.Delete(id)
	atomic.AddInt32(count, -1)
	*at[uint64](fr, c.deferID) = 0
}

// goOnExiting makes ixgo take a frame for one that has not panicked when its goroutine is exiting; Go's runtime does the rest.
func (p *ixgoProgram) goOnExiting(fr unsafe.Pointer) {
	switch top := *at[unsafe.Pointer](fr, p.code.panic); {
	case top == nil:
	case *at[any](top, p.code.arg) == nil:
		*at[bool](top, p.code.recovered) = true
	default:
		p.code.settle(fr)
	}
}

// settle ends a panic that was recovered in a deferred call of a frame, so that it is no part of one that comes after. The main goroutine exits with a panic:
// that goes on.
func (c *code) settle(fr unsafe.Pointer) {
	top := at[unsafe.Pointer](fr, c.panic)
	if *top == nil || !*at[bool](*top, c.recovered) {
		return
	}
	for *top != nil && !(isExit(*at[any](*top, c.arg)) && *at[any](*top, c.arg) != nil) {
		*top = *at[unsafe.Pointer](*top, c.link)
	}
}

// isExit reports whether a panic is none: with it, runtime.Goexit ends a goroutine.
func isExit(arg any) bool {
	return arg == nil || reflect.TypeOf(arg).String() == "ixgo.goexitPanic"
}

// recoverPanic is recover. It is for deferred functions only; those that SSA puts between, such as a method promoted from an embedded field, do not count.
func (p *ixgoProgram) recoverPanic(f *compiled, in *ssa.Call) func(*ixgo.Frame) {
	c, ir := p.code, f.register(in)
	return func(fr *ixgo.Frame) {
		regs := c.registers(fr)
		regs[ir] = nil
		caller := *at[unsafe.Pointer](unsafe.Pointer(fr), c.caller)
		for fn := c.function(caller); fn != nil && isWrapper(fn); fn = c.function(caller) {
			caller = *at[unsafe.Pointer](caller, c.caller)
		}
		if c.panicking(unsafe.Pointer(fr)) != nil {
			return
		}
		panicking := c.panicking(caller)
		if panicking == nil || isExit(*at[any](panicking, c.arg)) {
			return
		}
		*at[bool](panicking, c.recovered) = true
		regs[ir] = goPanic(*at[any](panicking, c.arg))
	}
}

// panicking returns the panic of a frame that was not recovered, or nil.
func (c *code) panicking(fr unsafe.Pointer) unsafe.Pointer {
	if fr == nil {
		return nil
	}
	if p := *at[unsafe.Pointer](fr, c.panic); p != nil && !*at[bool](p, c.recovered) {
		return p
	}
	return nil
}

// function returns what a frame runs, or nil.
func (c *code) function(fr unsafe.Pointer) *ssa.Function {
	if fr == nil {
		return nil
	}
	if f := c.byPtr[*at[unsafe.Pointer](fr, c.pfn)]; f != nil {
		return f.fn
	}
	return nil
}
