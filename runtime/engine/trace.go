package engine

import (
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"unsafe"
)

// A Trace is a flight recorder: memory shared by the runner, which writes where the script is, and the supervisor, which reads it after the
// runner died of something that leaves no chance to report: a fatal error of Go's runtime or SIGKILL. A Trace serves one run of one script.
//
// A script can write to that memory what it likes, so what is read from it is bounded, and used for nothing but to tell where the script was.
// The methods may be called by several goroutines at once; after Close, and of a nil Trace, they return nothing. A program that was loaded with
// the Trace must have ended before Close.
type Trace struct {
	mu   sync.Mutex // held while mem is used, so that Close cannot take it away
	file *os.File   // nil in the runner
	mem  []byte     // nil once closed
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

// File returns the file to hand to the runner, or nil. It belongs to the Trace.
func (t *Trace) File() *os.File {
	if t == nil {
		return nil
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.file
}

// Mark notes how far the script is. Of a script that is killed after this, Fault tells one that went on running from one that was stuck.
func (t *Trace) Mark() {
	t.use(func() { t.mark = atomic.LoadUint32(t.word(offHead)) })
}

// Last returns at most n places where the script was last, the most recent first, each once.
func (t *Trace) Last(n int) (fs []Frame) {
	t.use(func() { fs = limit(t.frames(t.ring(offHead, offMain, mainRing), nil), n) })
	return fs
}

// Waiting returns at most n places where goroutines of the script are inside a call of compiled code or wait for a channel.
func (t *Trace) Waiting(n int) (fs []Frame) {
	t.use(func() { fs = limit(t.frames(t.waiting(), nil), n) })
	return fs
}

// Fault explains a death that the runner could not report itself. The message is what Go's runtime printed ("fatal error: concurrent map
// writes", "stack overflow", …), or "" when the process was killed; it decides which of the recorded places come first.
func (t *Trace) Fault(message string) *Fault {
	message = strings.TrimSpace(strings.TrimPrefix(message, "fatal error: "))
	f := &Fault{Kind: "fatal", Message: message}
	switch {
	case message == "":
		f.Kind, f.Message = "killed", "killed"
	case strings.Contains(message, "memory") && !strings.Contains(message, "concurrent map") && !strings.Contains(message, "stack"):
		f.Kind = "memory"
	}
	t.use(func() {
		switch {
		case message == "":
			if t.mark != 0 && atomic.LoadUint32(t.word(offHead)) == t.mark {
				f.Frames = t.frames(t.waiting(), nil) // nothing has happened since: it is stuck in one of these
			}
		case strings.Contains(message, "concurrent map"):
			f.Frames = t.frames(t.ring(offHead+4, offMaps, smallRing), nil)
		case strings.Contains(message, "stack"):
			f.Frames = t.frames(t.ring(offHead, offMain, mainRing), func(k traceKind) bool { return k == traceCall })
		case f.Kind == "memory":
			f.Frames = t.frames(t.ring(offHead+8, offMemory, smallRing), nil)
		}
		if len(f.Frames) == 0 {
			f.Frames = t.frames(t.ring(offHead, offMain, mainRing), nil)
		}
		f.Frames = limit(f.Frames, 10)
	})
	return f
}

// use calls f while the memory is there, if it is.
func (t *Trace) use(f func()) {
	if t == nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.mem != nil {
		f()
	}
}

func limit(fs []Frame, n int) []Frame { return fs[:max(0, min(n, len(fs)))] }
