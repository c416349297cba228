package engine

import (
	"go/types"
	"reflect"
	"sync/atomic"
	"unsafe"

	"github.com/goplus/ixgo"
	"golang.org/x/tools/go/ssa"
)

// A method is what an interface method call led to last, for one type.
type method struct {
	typ  reflect.Type
	pfn  unsafe.Pointer // *ixgo.function of the script, or nil
	host reflect.Value  // else
}

// invoke calls a method of an interface. ixgo's own keeps the method that it found in variables that all goroutines at the call share, so that one may
// call the method of another one's type.
func (p *ixgoProgram) invoke(f *compiled, in *ssa.Call) func(*ixgo.Frame) {
	interp, reg := p.interp, p.code.reg
	fn := in.Call.Method
	iv, ia, _ := getCallIndex(f.ptr, &in.Call)
	ir, _, _ := getCallIndex(f.ptr, &ssa.CallCommon{Value: in})
	ia = append([]int{iv}, ia...)
	var last atomic.Pointer[method]
	return func(fr *ixgo.Frame) {
		v := (*at[[]any](unsafe.Pointer(fr), reg))[iv]
		if v == nil {
			panic(ixgo.RuntimeError("invalid memory address or nil pointer dereference"))
		}
		m := last.Load()
		if t := reflect.TypeOf(v); m == nil || m.typ != t {
			m = p.method(t, fn)
			last.Store(m)
		}
		if m.pfn != nil {
			callFunctionByStack(interp, fr, m.pfn, ir, ia)
		} else {
			callExternalByStack(interp, fr, m.host, ir, ia)
		}
	}
}

// A methodKey is a dynamic type and a method of an interface.
type methodKey struct {
	typ reflect.Type
	fn  *types.Func
}

// method finds the method of a dynamic type, once.
func (p *ixgoProgram) method(t reflect.Type, fn *types.Func) *method {
	key := methodKey{t, fn}
	if m, ok := p.methods.Load(key); ok {
		return m.(*method)
	}
	m := p.findMethod(t, fn)
	p.methods.Store(key, m)
	return m
}

func (p *ixgoProgram) findMethod(t reflect.Type, fn *types.Func) *method {
	m := &method{typ: t}
	name := fn.Name()
	if !fn.Exported() { // each package has its own
		if typ, ok := findType(p.interp, t, false); ok {
			if f := p.code.byFunc[p.interp.MainPkg().Prog.LookupMethod(typ, fn.Pkg(), name)]; f != nil {
				m.pfn = f.ptr
				return m
			}
		}
	}
	own, ok := (*at[map[reflect.Type]map[string]*ssa.Function](unsafe.Pointer(p.interp), p.code.msets))[t]
	if f := own[name]; f != nil {
		m.pfn = p.code.byFunc[f].ptr
		return m
	}
	if ok {
		m.host, ok = findUserMethod(t, name)
	} else {
		m.host, ok = findExternMethod(t, name)
	}
	if f, found := p.replaced[methodName(t, name)]; found {
		m.host, ok = f, true
	}
	if !ok {
		panic(ixgo.PlainError("no code for method: " + t.String() + "." + name))
	}
	return m
}

// methodName returns the name of a type's method as it is in Options.Overrides.
func methodName(t reflect.Type, name string) string {
	if t.Kind() == reflect.Pointer {
		return "(*" + t.Elem().PkgPath() + "." + t.Elem().Name() + ")." + name
	}
	return "(" + t.PkgPath() + "." + t.Name() + ")." + name
}
