package engine

import (
	"slices"
	"sync"
	"unsafe"

	"github.com/goplus/ixgo"
	"github.com/timandy/routine"
)

// calls knows, per goroutine, the outermost frames of script code: one for each time that compiled code called into the script. From there the
// stack can be walked when a panic was recovered, or from another goroutine.
type calls struct {
	code    *code
	shards  [16]shard
	origins []Frame  // go statements; written while the program is loaded
	foreign sync.Map // goroutine id -> *ixgo.Frame of those that a go statement started in compiled code
}

type shard struct {
	mu    sync.Mutex
	roots map[uint64][]root
	limit int // size at which entries of ended goroutines are swept
}

// A root is a frame that compiled code called.
type root struct {
	frame, caller unsafe.Pointer
	depth         uintptr        // of the Go stack
	from          unsafe.Pointer // frame of the script that the compiled code was called by, or nil
	ipc           int            // where in that
}

func newCalls() *calls { return &calls{} }

// running is the script of this process: Explain is called by compiled code that knows no more than the panic. One process runs one script.
var running struct {
	sync.RWMutex
	calls *calls
}

// enter notes a frame at the entry of a function when compiled code called it.
func (c *calls) enter(fr *ixgo.Frame) {
	caller := *at[unsafe.Pointer](unsafe.Pointer(fr), c.code.caller)
	if *at[unsafe.Pointer](caller, c.code.pfn) != nil {
		return
	}
	var here byte
	hi := *at[uintptr](getgp(), unsafe.Sizeof(uintptr(0)))
	r := root{frame: unsafe.Pointer(fr), caller: caller, depth: hi - uintptr(unsafe.Pointer(&here))}
	id := routine.Goid()
	s := &c.shards[id%uint64(len(c.shards))]
	s.mu.Lock()
	defer s.mu.Unlock()
	list := s.roots[id]
	for len(list) > 0 && list[len(list)-1].depth >= r.depth {
		list = list[:len(list)-1] // it has returned, or a panic has ended it
	}
	if n := len(list); n > 0 && c.live(list[n-1]) {
		if r.from = c.innermost(list[n-1].frame, 100); r.from != nil {
			r.ipc = *at[int](r.from, c.code.ipc)
		}
	}
	if s.roots == nil {
		s.roots, s.limit = map[uint64][]root{}, 32
	}
	if list == nil && len(s.roots) >= s.limit {
		c.sweep(s)
	}
	s.roots[id] = append(list, r)
}

// sweep forgets goroutines whose calls have all returned.
func (c *calls) sweep(s *shard) {
	for id, list := range s.roots {
		live := false
		for _, r := range list {
			live = live || c.live(r)
		}
		if !live {
			delete(s.roots, id)
		}
	}
	s.limit = max(32, 2*len(s.roots))
}

// live reports whether a root has not returned. Frames are used again: then their caller is another one. Another goroutine may run the frame
// meanwhile; the answer is then either one.
//
//go:norace
func (c *calls) live(r root) bool {
	return *at[int](r.frame, c.code.ipc) != -1 && *at[unsafe.Pointer](r.frame, c.code.caller) == r.caller
}

// innermost follows the calls below a frame to the last, or returns nil when there are more than steps.
//
//go:norace
func (c *calls) innermost(fr unsafe.Pointer, steps int) unsafe.Pointer {
	for range steps {
		callee := *at[unsafe.Pointer](fr, c.code.callee)
		if callee == nil || *at[int](callee, c.code.ipc) == -1 || *at[unsafe.Pointer](callee, c.code.caller) != fr {
			return fr
		}
		fr = callee
	}
	return nil
}

// of returns the live roots of a goroutine, the innermost first. One that ended in a panic that compiled code recovered is not live: what called it has
// gone on since.
func (c *calls) of(id uint64) []root {
	s := &c.shards[id%uint64(len(c.shards))]
	s.mu.Lock()
	defer s.mu.Unlock()
	var live []root
	list := s.roots[id]
	for _, r := range list {
		if !c.live(r) {
			continue
		}
		if r.from != nil && *at[int](r.from, c.code.ipc) != r.ipc {
			break
		}
		live = append(live, r)
	}
	slices.Reverse(live)
	return live
}

// goroutines lists the goroutines that are inside script code.
func (c *calls) goroutines() []uint64 {
	var ids []uint64
	for i := range c.shards {
		s := &c.shards[i]
		s.mu.Lock()
		for id, list := range s.roots {
			for _, r := range list {
				if c.live(r) {
					ids = append(ids, id)
					break
				}
			}
		}
		s.mu.Unlock()
	}
	return ids
}
