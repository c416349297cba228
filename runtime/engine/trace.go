package engine

import (
	"encoding/binary"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"unsafe"
)

// A Trace is a flight recorder: memory shared by the runner, which writes where the script is, and the supervisor, which reads it after the
// runner died of something that leaves no chance to report: a fatal error of Go's runtime or SIGKILL. A Trace serves one run of one script.
type Trace struct {
	file *os.File
	mem  []byte
	mark uint32
}

// The shared memory holds rings of position numbers and, after them, what the numbers mean.
const (
	traceMagic = 0x6e667472
	traceSize  = 4 << 20 // of which only what is written takes memory
	maxTrace   = 1 << 16 // positions; a larger script has no trace for the rest
	mainRing   = 1024    // all events
	smallRing  = 64      // those of one kind

	// offsets, in bytes
	offHead   = 0 // of the rings, 4 bytes each: all, map, memory
	offReady  = 16
	offMain   = 64
	offMaps   = offMain + 4*mainRing
	offMemory = offMaps + 4*smallRing
	offWait   = offMemory + 4*smallRing // goroutines inside each position
	offTable  = offWait + 4*maxTrace
)

// A traceKind says what happens at a position.
type traceKind uint8

const (
	traceCall   traceKind = iota // a function is entered
	traceLoop                    // a loop begins again
	traceMap                     // a map is read or written
	traceMemory                  // memory is allocated
	traceWait                    // compiled code is called, or a channel used: it may take long
	traceGo                      // a goroutine is started
)

// word returns a place in the shared memory. It is written without locks: a lost event does no harm.
func (t *Trace) word(offset int) *uint32 { return (*uint32)(unsafe.Pointer(&t.mem[offset])) }

// File returns the file to hand to the runner, or nil.
func (t *Trace) File() *os.File {
	if t == nil {
		return nil
	}
	return t.file
}

// Mark notes how far the script is. Of a script that is killed after this, Fault tells one that went on running from one that was stuck.
func (t *Trace) Mark() {
	if t != nil && t.mem != nil {
		t.mark = atomic.LoadUint32(t.word(offHead))
	}
}

// Last returns at most n places where the script was last, the most recent first, each once.
func (t *Trace) Last(n int) []Frame {
	table := t.table()
	return limit(t.ring(table, offHead, offMain, mainRing, nil), n)
}

// Waiting returns at most n places where goroutines of the script are inside a call of compiled code or wait for a channel.
func (t *Trace) Waiting(n int) []Frame {
	var fs []Frame
	for id, p := range t.table() {
		if atomic.LoadUint32(t.word(offWait+4*id)) != 0 {
			fs = appendOnce(fs, p.Frame)
		}
	}
	return limit(fs, n)
}

// Fault explains a death that the runner could not report itself. The message is what Go's runtime printed ("fatal error: concurrent map
// writes", "stack overflow", …), or "" when the process was killed; it decides which of the recorded places come first.
func (t *Trace) Fault(message string) *Fault {
	message = strings.TrimSpace(strings.TrimPrefix(message, "fatal error: "))
	f := &Fault{Kind: "fatal", Message: message}
	table := t.table()
	kind := func(k traceKind) func(tracePosition) bool {
		return func(p tracePosition) bool { return p.kind == k }
	}
	all := t.ring(table, offHead, offMain, mainRing, nil)
	switch {
	case message == "":
		f.Kind, f.Message = "killed", "killed"
		if w := t.Waiting(10); t.mark != 0 && len(w) > 0 && atomic.LoadUint32(t.word(offHead)) == t.mark {
			f.Frames = w // nothing has happened since: it is stuck in one of these
		}
	case strings.Contains(message, "concurrent map"):
		f.Frames = t.ring(table, offHead+4, offMaps, smallRing, nil)
	case strings.Contains(message, "stack"):
		f.Frames = t.ring(table, offHead, offMain, mainRing, kind(traceCall))
	case strings.Contains(message, "memory"):
		f.Kind = "memory"
		f.Frames = t.ring(table, offHead+8, offMemory, smallRing, nil)
	}
	if len(f.Frames) == 0 {
		f.Frames = all
	}
	f.Frames = limit(f.Frames, 10)
	return f
}

// ring reads a ring, the most recent event first.
func (t *Trace) ring(table []tracePosition, head, offset, size int, keep func(tracePosition) bool) []Frame {
	if len(table) == 0 {
		return nil
	}
	var fs []Frame
	h := atomic.LoadUint32(t.word(head))
	for i := range min(uint32(size), h) {
		id := atomic.LoadUint32(t.word(offset + 4*int((h-i)%uint32(size))))
		if int(id) >= len(table) || keep != nil && !keep(table[id]) {
			continue
		}
		fs = appendOnce(fs, table[id].Frame)
	}
	return fs
}

func appendOnce(fs []Frame, f Frame) []Frame {
	if slices.Contains(fs, f) {
		return fs
	}
	return append(fs, f)
}

func limit(fs []Frame, n int) []Frame { return fs[:min(n, len(fs))] }

// A tracePosition is what a number in the rings stands for.
type tracePosition struct {
	Frame
	kind traceKind
}

// table reads the meaning of the numbers; it is empty until the script has been loaded.
func (t *Trace) table() []tracePosition {
	if t == nil || t.mem == nil || atomic.LoadUint32(t.word(offReady)) != traceMagic {
		return nil
	}
	b := t.mem[offTable:]
	n, b, ok := uvarint(b)
	var table []tracePosition
	var fn, file string
	for range n {
		var p tracePosition
		var head, line uint64
		if head, b, ok = uvarint(b); !ok {
			break
		}
		p.kind = traceKind(head >> 2)
		if head&1 != 0 {
			fn, b, ok = text(b)
		}
		if head&2 != 0 && ok {
			file, b, ok = text(b)
		}
		if ok {
			line, b, ok = uvarint(b)
		}
		if !ok {
			break
		}
		p.Frame = Frame{Func: fn, File: file, Line: int(line)}
		table = append(table, p)
	}
	return table
}

func uvarint(b []byte) (uint64, []byte, bool) {
	v, n := binary.Uvarint(b)
	if n <= 0 {
		return 0, nil, false
	}
	return v, b[n:], true
}

func text(b []byte) (string, []byte, bool) {
	n, b, ok := uvarint(b)
	if !ok || n > uint64(len(b)) {
		return "", nil, false
	}
	return string(b[:n]), b[n:], true
}
