package engine

import (
	"reflect"
	"unsafe"

	"github.com/goplus/ixgo"
	"github.com/timandy/routine"
	"golang.org/x/tools/go/ssa"
)

// A goroutine of the script begins with a frame that has no function. What nobody else uses of it says who started the goroutine: that costs nothing more.

// newOrigin notes a go statement and returns its number.
func (c *calls) newOrigin(f *compiled, i int) int {
	fr, _ := c.code.describe(f, i)
	c.origins = append(c.origins, fr)
	return len(c.origins)
}

// base returns the frame with which a goroutine begins that the calling one starts.
func (c *calls) base(origin int) *ixgo.Frame {
	base := &ixgo.Frame{}
	*at[int](unsafe.Pointer(base), c.code.pred) = origin
	*at[int](unsafe.Pointer(base), c.code.ipc) = int(routine.Goid())
	return base
}

// scripted reports whether what prepareCall returned is a function of the script.
func scripted(fn any) bool {
	switch fn := fn.(type) {
	case *ssa.Function:
		return fn.Blocks != nil
	case *ssa.Builtin:
		return false
	}
	return reflect.TypeOf(fn).String() == "*ixgo.closure"
}

// adopt notes that the calling goroutine, which the script has started, runs compiled code; what it returns is called at the end of it.
func (c *calls) adopt(base *ixgo.Frame) (end func()) {
	id := routine.Goid()
	c.foreign.Store(id, base)
	return func() { c.foreign.Delete(id) }
}

// started returns the go statement that a goroutine was started by, and the goroutine that executed it; nil when it was none of the script's.
func (c *calls) started(id uint64) (*Frame, int) {
	base := unsafe.Pointer(nil)
	if b, ok := c.foreign.Load(id); ok {
		base = unsafe.Pointer(b.(*ixgo.Frame))
	} else if list := c.of(id); len(list) > 0 {
		base = list[len(list)-1].caller
	}
	if base == nil {
		return nil, 0
	}
	n := *at[int](base, c.code.pred)
	if n < 1 || n > len(c.origins) || *at[unsafe.Pointer](base, c.code.pfn) != nil {
		return nil, 0
	}
	f := c.origins[n-1]
	return &f, *at[int](base, c.code.ipc)
}
