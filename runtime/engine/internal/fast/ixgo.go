package fast

import (
	"go/types"
	"reflect"
	"sync"
	"unsafe"

	"github.com/goplus/ixgo"
	"golang.org/x/tools/go/ssa"
)

// A frame is ixgo's own frame: the state of one call. Known checks that it is.
type frame struct {
	interp  unsafe.Pointer
	caller  *frame
	callee  *frame
	pfn     unsafe.Pointer
	_defer  unsafe.Pointer
	_panic  unsafe.Pointer
	block   unsafe.Pointer
	stack   []any // results, parameters, captured variables, and the rest as it comes
	ipc     int   // number of the next instruction; -1 when the call is over
	pred    int
	deferid uint64
}

// A closure is what ixgo's function values are made from.
type closure struct {
	code   uintptr
	interp unsafe.Pointer
	pfn    unsafe.Pointer
	typ    reflect.Type
	env    []any
}

// insides are the offsets of fields of ixgo's function and interpreter.
type insides struct {
	main, recover, stack uintptr
	types                uintptr // of the interpreter: the Go types that it has made
}

// Known reports whether ixgo's insides are those that this package builds on.
var known = sync.OnceValues(func() (in insides, ok bool) {
	theirs, ours := reflect.TypeFor[ixgo.Frame](), reflect.TypeFor[frame]()
	if theirs.Size() != ours.Size() || theirs.NumField() != ours.NumField() {
		return in, false
	}
	for i := range ours.NumField() {
		a, b := theirs.Field(i), ours.Field(i)
		if a.Name != b.Name || a.Offset != b.Offset || a.Type.Size() != b.Type.Size() {
			return in, false
		}
	}
	made, found := reflect.TypeFor[ixgo.Interp]().FieldByName("preloadTypes")
	if !found || made.Type != reflect.TypeFor[map[types.Type]reflect.Type]() {
		return in, false
	}
	in.types = made.Offset
	pfn, _ := theirs.FieldByName("pfn")
	function := pfn.Type.Elem()
	for name, at := range map[string]*uintptr{"Main": &in.main, "Recover": &in.recover, "stack": &in.stack} {
		f, found := function.FieldByName(name)
		if !found {
			return in, false
		}
		*at = f.Offset
	}
	return in, true
})

//go:linkname regIndex github.com/goplus/ixgo.(*function).regIndex
func regIndex(pfn unsafe.Pointer, v ssa.Value) int

//go:linkname preToType github.com/goplus/ixgo.(*Interp).preToType
func preToType(i *ixgo.Interp, t types.Type) reflect.Type

//go:linkname tryDeferFrame github.com/goplus/ixgo.(*Interp).tryDeferFrame
func tryDeferFrame(i *ixgo.Interp) *frame

//go:linkname findExternFunc github.com/goplus/ixgo.findExternFunc
func findExternFunc(i *ixgo.Interp, fn *ssa.Function) (reflect.Value, bool)

// The functions of package reflect that work on memory.

//go:linkname unsafeNew reflect.unsafe_New
func unsafeNew(typ unsafe.Pointer) unsafe.Pointer

//go:linkname typedmemmove reflect.typedmemmove
//go:noescape
func typedmemmove(typ, dst, src unsafe.Pointer)

//go:linkname typedmemclr reflect.typedmemclr
//go:noescape
func typedmemclr(typ, ptr unsafe.Pointer)

//go:linkname mapaccess reflect.mapaccess
//go:noescape
func mapaccess(typ, m, key unsafe.Pointer) unsafe.Pointer

//go:linkname mapassign reflect.mapassign0
//go:noescape
func mapassign(typ, m, key, val unsafe.Pointer)

//go:linkname mapdelete reflect.mapdelete
//go:noescape
func mapdelete(typ, m, key unsafe.Pointer)

//go:linkname mapaccessString reflect.mapaccess_faststr
//go:noescape
func mapaccessString(typ, m unsafe.Pointer, key string) unsafe.Pointer

//go:linkname mapassignString reflect.mapassign_faststr0
//go:noescape
func mapassignString(typ, m unsafe.Pointer, key string, val unsafe.Pointer)

//go:linkname chansend reflect.chansend0
//go:noescape
func chansend(ch, val unsafe.Pointer, nb bool) bool

//go:linkname chanrecv reflect.chanrecv
//go:noescape
func chanrecv(ch unsafe.Pointer, nb bool, val unsafe.Pointer) (selected, received bool)

//go:linkname rselect reflect.rselect
//go:noescape
func rselect(cases []selectCase) (chosen int, received bool)
