package engine

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
	"unsafe"

	"github.com/timandy/routine"
)

// A depth tells runaway recursion before Go's runtime does, which would end the process with the stacks of the interpreter. Functions look at the depth of
// their stack only while there are large ones; whether there are is known after each garbage collection, of which recursion causes many.
type depth struct {
	limit uintptr // bytes of Go's stack
	large atomic.Bool
}

// watch begins to look for large stacks.
func (d *depth) watch() {
	usable := uintptr(1) // stacks double until they are larger than the limit
	for limit := maxStack(); usable*2 <= limit; usable *= 2 {
	}
	d.limit = usable - usable/8
	d.again(&marker{})
}

func maxStack() uintptr {
	n := debug.SetMaxStack(64 << 20)
	debug.SetMaxStack(n)
	return uintptr(n)
}

// A marker is garbage, so that there is a call after the next collection.
type marker struct{ _ [16]byte }

func (d *depth) again(m *marker) {
	runtime.SetFinalizer(m, func(m *marker) {
		s := []metrics.Sample{{Name: "/memory/classes/heap/stacks:bytes"}}
		metrics.Read(s)
		d.large.Store(uintptr(s[0].Value.Uint64()) > d.limit/16)
		d.again(m)
	})
}

// exceeded reports whether the calling goroutine's stack is about to be too large.
func (d *depth) exceeded() bool {
	var here byte
	hi := *at[uintptr](getgp(), unsafe.Sizeof(uintptr(0)))
	return hi-uintptr(unsafe.Pointer(&here)) > d.limit
}

// overflow ends the script as Go does when a stack exceeds its limit.
func (p *ixgoProgram) overflow(f *compiled) {
	frames := p.calls.stack(routine.Goid())
	if at := p.code.fset.Position(f.fn.Pos()); f.own && len(frames) > 0 { // the last call is not yet in its first line
		frames[0] = Frame{Func: f.name(), File: at.Filename, Line: at.Line}
	}
	p.fatal("stack overflow", frames)
}
