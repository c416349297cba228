package engine

import (
	"bytes"
	"fmt"
	"go/token"
	"go/types"
	"reflect"
	"sync"
	"unsafe"

	"github.com/goplus/ixgo"
	"golang.org/x/tools/go/ssa"
)

// layout holds the offsets of those fields of ixgo's types that hold the state of calls. ixgo exports none of it; go.mod pins its version.
type layout struct {
	funcs, msets, mainid, goroutines     uintptr // Interp
	preloadTypes, deferMap, deferCount   uintptr // Interp
	fn, instrs, ssaInstrs, base          uintptr // function
	caller, callee, pfn, panic, ipc, reg uintptr // Frame
	pred, defers, deferID                uintptr // Frame
	interp                               uintptr // Frame
	deferFn, deferArgs                   uintptr // _defer
	arg, link, pcs, recovered            uintptr // _panic
	function                             reflect.Type
}

// offsets returns the layout, or an error when ixgo is not the version that this package knows; then there are no frames and no trace.
var offsets = sync.OnceValues(func() (l layout, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("engine: unknown version of ixgo: %v", r)
		}
	}()
	field := func(t reflect.Type, name, typ string) uintptr {
		f, ok := t.FieldByName(name)
		if !ok || f.Type.String() != typ {
			panic(fmt.Sprintf("%v.%s is not %s", t, name, typ))
		}
		return f.Offset
	}
	interp, frame := reflect.TypeFor[ixgo.Interp](), reflect.TypeFor[ixgo.Frame]()
	l.funcs = field(interp, "funcs", "map[*ssa.Function]*ixgo.function")
	l.msets = field(interp, "msets", "map[reflect.Type]map[string]*ssa.Function")
	l.mainid = field(interp, "mainid", "uint64")
	l.preloadTypes = field(interp, "preloadTypes", "map[types.Type]reflect.Type")
	l.deferMap = field(interp, "deferMap", "sync.Map")
	l.deferCount = field(interp, "deferCount", "int32")
	l.goroutines = field(interp, "goroutines", "int32")
	f, _ := interp.FieldByName("funcs")
	l.function = f.Type.Elem().Elem()
	l.fn = field(l.function, "Fn", "*ssa.Function")
	l.instrs = field(l.function, "Instrs", "[]func(*ixgo.frame)")
	l.ssaInstrs = field(l.function, "ssaInstrs", "[]ssa.Instruction")
	l.base = field(l.function, "base", "int")
	l.interp = field(frame, "interp", "*ixgo.Interp")
	l.caller = field(frame, "caller", "*ixgo.frame")
	l.callee = field(frame, "callee", "*ixgo.frame")
	l.pfn = field(frame, "pfn", "*ixgo.function")
	l.panic = field(frame, "_panic", "*ixgo._panic")
	l.ipc = field(frame, "ipc", "int")
	l.reg = field(frame, "stack", "[]interface {}")
	l.pred = field(frame, "pred", "int")
	l.defers = field(frame, "_defer", "*ixgo._defer")
	l.deferID = field(frame, "deferid", "uint64")
	d, _ := frame.FieldByName("_defer")
	l.deferFn = field(d.Type.Elem(), "fn", "interface {}")
	l.deferArgs = field(d.Type.Elem(), "args", "[]interface {}")
	if mine := reflect.TypeFor[deferRecord](); d.Type.Elem().Size() != mine.Size() || l.deferFn != 0 || l.deferArgs != unsafe.Offsetof(deferRecord{}.args) {
		panic("_defer is not as deferRecord")
	}
	p, _ := frame.FieldByName("_panic")
	l.arg = field(p.Type.Elem(), "arg", "interface {}")
	l.recovered = field(p.Type.Elem(), "recovered", "bool")
	l.link = field(p.Type.Elem(), "link", "*ixgo._panic")
	l.pcs = field(p.Type.Elem(), "pcs", "[]uintptr")
	return l, nil
})

// at returns the field of type T at an offset of what p points to.
func at[T any](p unsafe.Pointer, offset uintptr) *T { return (*T)(unsafe.Add(p, offset)) }

// The functions of ixgo that make calls.

//go:linkname prepareCall github.com/goplus/ixgo.(*Interp).prepareCall
func prepareCall(i *ixgo.Interp, fr *ixgo.Frame, call *ssa.CallCommon, iv int, ia, ib []int) (fv any, args []any)

//go:linkname preToType github.com/goplus/ixgo.(*Interp).preToType
func preToType(i *ixgo.Interp, typ types.Type) reflect.Type

//go:linkname writevalue github.com/goplus/ixgo.writevalue
func writevalue(buf *bytes.Buffer, v any, enableAny bool)

//go:linkname writeinterface github.com/goplus/ixgo.writeinterface
func writeinterface(buf *bytes.Buffer, v any)

//go:linkname findType github.com/goplus/ixgo.(*Interp).findType
func findType(i *ixgo.Interp, t reflect.Type, local bool) (types.Type, bool)

//go:linkname getCallIndex github.com/goplus/ixgo.getCallIndex
func getCallIndex(pfn unsafe.Pointer, call *ssa.CallCommon) (iv int, ia, ib []int)

//go:linkname callFunctionByStack github.com/goplus/ixgo.(*Interp).callFunctionByStack
func callFunctionByStack(i *ixgo.Interp, caller *ixgo.Frame, pfn unsafe.Pointer, ir int, ia []int)

//go:linkname callExternalByStack github.com/goplus/ixgo.(*Interp).callExternalByStack
func callExternalByStack(i *ixgo.Interp, caller *ixgo.Frame, fn reflect.Value, ir int, ia []int)

//go:linkname findUserMethod github.com/goplus/ixgo.findUserMethod
func findUserMethod(typ reflect.Type, name string) (reflect.Value, bool)

//go:linkname findExternMethod github.com/goplus/ixgo.findExternMethod
func findExternMethod(typ reflect.Type, name string) (reflect.Value, bool)

//go:linkname callDiscardsResult github.com/goplus/ixgo.(*Interp).callDiscardsResult
func callDiscardsResult(i *ixgo.Interp, caller *ixgo.Frame, fn any, args []any, ssaArgs []ssa.Value)

// getgp returns the runtime's descriptor of the goroutine, which begins with the bounds of its stack; package routine defines it.
//
//go:linkname getgp runtime.getgp
func getgp() unsafe.Pointer

// code is what ixgo has compiled of a program.
type code struct {
	layout
	functions []*compiled // by base
	byFunc    map[*ssa.Function]*compiled
	byPtr     map[unsafe.Pointer]*compiled
	fset      *token.FileSet
}

// A compiled is a function in ixgo's form: a closure per instruction.
type compiled struct {
	ptr    unsafe.Pointer // *ixgo.function
	fn     *ssa.Function
	instrs []func(*ixgo.Frame) // shared with ixgo: writing an element changes the program
	ssa    []ssa.Instruction   // parallel to instrs
	base   int                 // number of the first instruction in ixgo's program counter
	own    bool                // of the script, not of generic std source
	naming sync.Once
	named  string
}
