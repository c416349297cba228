package engine

import (
	"encoding/binary"
	"go/token"
	"go/types"
	"sync/atomic"
	"unsafe"

	"github.com/goplus/ixgo"
	"golang.org/x/tools/go/ssa"

	"github.com/nfrun/nfrun/runtime/engine/internal/fast"
)

// A recorder writes a Trace, in the runner.
type recorder struct {
	trace     *Trace
	positions []tracePosition
	head      *uint32
	main      *[mainRing]uint32
}

// recorder returns what writes to the trace, or nil without one.
func (t *Trace) recorder() *recorder {
	var r *recorder
	t.use(func() {
		r = &recorder{trace: t, head: t.word(offHead), main: (*[mainRing]uint32)(unsafe.Pointer(t.word(offMain)))}
	})
	return r
}

// position returns the number of a place, or that of nothing when there are too many.
func (r *recorder) position(kind traceKind, fn string, p token.Position) uint32 {
	if len(r.positions) == maxTrace-1 {
		return maxTrace - 1
	}
	r.positions = append(r.positions, tracePosition{Frame{Func: clip(fn), File: clip(p.Filename), Line: p.Line}, kind})
	return uint32(len(r.positions) - 1)
}

// publish writes what the numbers mean.
func (r *recorder) publish() {
	if r == nil {
		return
	}
	b := binary.AppendUvarint(nil, uint64(len(r.positions)))
	var last Frame
	for _, p := range r.positions {
		head := uint64(p.kind) << 2
		if p.Func != last.Func {
			head |= 1
		}
		if p.File != last.File {
			head |= 2
		}
		b = binary.AppendUvarint(b, head)
		if p.Func != last.Func {
			b = append(binary.AppendUvarint(b, uint64(len(p.Func))), p.Func...)
		}
		if p.File != last.File {
			b = append(binary.AppendUvarint(b, uint64(len(p.File))), p.File...)
		}
		b = binary.AppendUvarint(b, uint64(p.Line))
		last = p.Frame
	}
	r.positions = nil
	r.trace.use(func() {
		if copy(r.trace.mem[offTable:], b) == len(b) {
			atomic.StoreUint32(r.trace.word(offReady), traceMagic)
		}
	})
}

// event returns what to write before an instruction runs, or nil when it is not worth an event.
func (r *recorder) event(c *code, f *compiled, i int) *fast.Note {
	kind, ok := kindOf(f.ssa[i])
	if !ok {
		return nil
	}
	pos := f.position(i)
	if kind == traceLoop {
		pos = f.loop(i)
	}
	n := &fast.Note{ID: r.position(kind, f.name(), c.fset.Position(pos)), Head: r.head, Ring: r.main}
	switch kind {
	case traceMap:
		n.Head2, n.Ring2 = r.trace.word(offHead+4), (*[smallRing]uint32)(unsafe.Pointer(r.trace.word(offMaps)))
	case traceMemory:
		n.Head2, n.Ring2 = r.trace.word(offHead+8), (*[smallRing]uint32)(unsafe.Pointer(r.trace.word(offMemory)))
	case traceWait:
		n.Inside = r.trace.word(offWait + 4*int(n.ID))
	}
	return n
}

// enter returns what to write when a function is entered.
func (r *recorder) enter(c *code, f *compiled) *fast.Note {
	return &fast.Note{ID: r.position(traceCall, f.name(), c.fset.Position(f.fn.Pos())), Head: r.head, Ring: r.main}
}

// noted returns an instruction that writes an event before it runs.
func noted(n *fast.Note, run func(*ixgo.Frame)) func(*ixgo.Frame) {
	if n.Inside == nil {
		return func(fr *ixgo.Frame) {
			n.Write()
			run(fr)
		}
	}
	return func(fr *ixgo.Frame) {
		n.Write()
		atomic.AddUint32(n.Inside, 1)
		run(fr)
		atomic.AddUint32(n.Inside, ^uint32(0))
	}
}

// kindOf says which event an instruction is, if any. Calls of the script's own functions are noted at the function's entry.
func kindOf(in ssa.Instruction) (traceKind, bool) {
	switch in := in.(type) {
	case *ssa.Jump:
		return traceLoop, in.Block().Succs[0].Index <= in.Block().Index
	case *ssa.If:
		b := in.Block()
		return traceLoop, b.Succs[0].Index <= b.Index || b.Succs[1].Index <= b.Index
	case *ssa.MapUpdate:
		return traceMap, true
	case *ssa.Lookup:
		_, ok := in.X.Type().Underlying().(*types.Map)
		return traceMap, ok
	case *ssa.Next:
		return traceMap, !in.IsString
	case *ssa.MakeSlice, *ssa.MakeMap, *ssa.MakeChan:
		return traceMemory, true
	case *ssa.Alloc:
		return traceMemory, in.Comment == "makeslice" // make with a constant size
	case *ssa.BinOp:
		b, ok := in.Type().Underlying().(*types.Basic)
		return traceMemory, ok && in.Op == token.ADD && b.Info()&types.IsString != 0
	case *ssa.Select:
		return traceWait, in.Blocking
	case *ssa.UnOp:
		return traceWait, in.Op == token.ARROW
	case *ssa.Send:
		return traceWait, true
	case *ssa.Go:
		return traceGo, true
	case *ssa.Call:
		switch fn := in.Call.Value.(type) {
		case *ssa.Builtin:
			switch fn.Name() {
			case "append":
				return traceMemory, true
			case "delete", "clear":
				return traceMap, true
			}
			return 0, false
		case *ssa.Function:
			return traceWait, fn.Blocks == nil
		}
		return traceWait, in.Call.IsInvoke()
	}
	return 0, false
}
