package engine

import (
	"fmt"
	"go/token"
	"go/types"
	"math"
	"slices"
	"unsafe"

	"github.com/timandy/routine"
	"golang.org/x/tools/go/ssa"
)

// current returns what is known of the calls of the script that runs, or nil.
func current() *calls {
	running.RLock()
	defer running.RUnlock()
	if c := running.calls; c != nil && c.code != nil {
		return c
	}
	return nil
}

// frames returns the script's frames of the calling goroutine, the innermost first.
func frames() []Frame {
	if c := current(); c != nil {
		return c.stack(routine.Goid())
	}
	return nil
}

// maxFrames bounds a stack that is reported; runaway recursion has many.
const maxFrames = 100

// stack returns the script's frames of a goroutine, the innermost first: all of them up to maxFrames, else the first and the last.
func (c *calls) stack(id uint64) []Frame {
	var all []Frame
	mine := id == routine.Goid()
	for _, r := range c.of(id) {
		all = append(all, c.walk(r, mine)...)
	}
	return Shorten(all, maxFrames/2, maxFrames/2)
}

// Shorten leaves out frames between the first and the last ones, and says so in their place as Go does.
func Shorten(all []Frame, first, last int) []Frame {
	left := len(all) - first - last
	if left <= 0 {
		return all
	}
	return slices.Replace(slices.Clone(all), first, first+left, Frame{Func: fmt.Sprintf("...%d frames elided...", left)})
}

// walk returns the frames from the innermost call below a root to the root. Of another goroutine, which goes on meanwhile, only single words are read:
// nothing of its panics.
//
//go:norace
func (c *calls) walk(r root, mine bool) []Frame {
	l := &c.code.layout
	path := []unsafe.Pointer{} // innermost first
	for fr := c.innermost(r.frame, math.MaxInt); fr != nil && *at[unsafe.Pointer](fr, l.pfn) != nil; fr = *at[unsafe.Pointer](fr, l.caller) {
		path = append(path, fr)
		if fr == r.frame {
			break
		}
	}
	if mine {
		return c.unwound(path)
	}
	return c.describeAll(nil, path)
}

// instruction returns what a goroutine's innermost frame is executing, or nil.
//
//go:norace
func (c *calls) instruction(id uint64) ssa.Instruction {
	roots := c.of(id)
	if len(roots) == 0 {
		return nil
	}
	fr := c.innermost(roots[0].frame, math.MaxInt)
	if fr == nil {
		return nil
	}
	f := c.code.byPtr[*at[unsafe.Pointer](fr, c.code.pfn)]
	i := *at[int](fr, c.code.ipc) - 1
	if f == nil || i < 0 || i >= len(f.ssa) {
		return nil
	}
	return f.ssa[i]
}

// waits returns the state that a goroutine is most likely in, by what it is executing.
func (c *calls) waits(id uint64) string {
	switch in := c.instruction(id).(type) {
	case *ssa.UnOp:
		if in.Op == token.ARROW {
			return "chan receive"
		}
	case *ssa.Send:
		return "chan send"
	case *ssa.Select:
		return "select"
	}
	return ""
}

// called returns the function of compiled code that a goroutine's innermost frame is calling, or "".
func (c *calls) called(id uint64) string {
	call, ok := c.instruction(id).(*ssa.Call)
	if !ok {
		return ""
	}
	switch fn := call.Call.StaticCallee(); {
	case fn != nil && fn.Blocks == nil:
		return funcName(fn)
	case call.Call.IsInvoke():
		return types.TypeString(call.Call.Value.Type(), nil) + "." + call.Call.Method.Name()
	}
	return ""
}

// describeAll appends what frames are executing.
//
//go:norace
func (c *calls) describeAll(all []Frame, path []unsafe.Pointer) []Frame {
	for _, fr := range path {
		if f, ok := c.code.frame(*at[unsafe.Pointer](fr, c.code.pfn), *at[int](fr, c.code.ipc)-1); ok {
			all = append(all, f)
		}
	}
	return all
}

// unwound describes frames, some of which panics may have ended: deferred calls that ran since then have taken the place of the calls that a panic came
// from. Those are kept in the panic of the frame whose deferred calls they are.
func (c *calls) unwound(path []unsafe.Pointer) []Frame {
	l := &c.code.layout
	m := len(path) - 1 // the outermost frame that panics: its panics know all that they have passed
	for m >= 0 && *at[unsafe.Pointer](path[m], l.panic) == nil {
		m--
	}
	if m < 0 {
		return c.describeAll(nil, path)
	}
	var kept []Frame
	inPlace := false // the calls below were not replaced by deferred ones
	for p := *at[unsafe.Pointer](path[m], l.panic); p != nil; p = *at[unsafe.Pointer](p, l.link) {
		pcs := *at[[]uintptr](p, l.pcs)
		for _, pc := range pcs {
			if f, ok := c.code.frameForPC(int(pc)); ok {
				kept = append(kept, f)
			}
		}
		if m > 0 && len(pcs) > 0 && c.pc(path[m-1]) == pcs[len(pcs)-1] {
			inPlace = true
		}
	}
	var all []Frame
	if !inPlace {
		all = c.unwound(path[:m])
	}
	all = append(all, kept...)
	return c.describeAll(all, path[m:])
}

// pc is the program counter as ixgo keeps it in panics.
func (c *calls) pc(fr unsafe.Pointer) uintptr {
	f := c.code.byPtr[*at[unsafe.Pointer](fr, c.code.pfn)]
	if f == nil {
		return 0
	}
	return uintptr(f.base + *at[int](fr, c.code.ipc))
}

// panics returns the panics under way on the calling goroutine that led to a value, the newest first: pointers to ixgo's own. There are none when the
// value is not that of the newest.
func (c *calls) panics(value any) []unsafe.Pointer {
	l := &c.code.layout
	var all []unsafe.Pointer
	for _, r := range c.of(routine.Goid()) {
		for fr := c.innermost(r.frame, math.MaxInt); fr != nil; fr = *at[unsafe.Pointer](fr, l.caller) {
			var own []unsafe.Pointer
			for p := *at[unsafe.Pointer](fr, l.panic); p != nil; p = *at[unsafe.Pointer](p, l.link) {
				own = append(own, p)
			}
			switch {
			case len(own) == 0:
			case len(all) > 0 && same(*at[any](all[0], l.arg), *at[any](own[0], l.arg)): // it came from within, where more is known of it
				for _, p := range own[1:] {
					if !slices.Contains(all, p) {
						all = append(all, p)
					}
				}
			default:
				all = own
			}
			if fr == r.frame {
				break
			}
		}
	}
	if len(all) == 0 || !same(*at[any](all[0], l.arg), value) {
		return nil
	}
	return all
}

// same reports whether two interfaces hold the same words, as Go's runtime compares the values of panics.
func same(a, b any) bool {
	type words = [2]uintptr
	return *(*words)(unsafe.Pointer(&a)) == *(*words)(unsafe.Pointer(&b))
}
