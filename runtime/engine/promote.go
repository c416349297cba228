package engine

import (
	"go/types"
	"reflect"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// promote readies the method sets for ixgo, which takes "there is a pointer on the way to the embedded field" for "the field is a pointer": methods with a
// value receiver that are promoted through a pointer further out could not be called by compiled code.
func promote(prog *ssa.Program) {
	f, ok := reflect.TypeFor[types.Selection]().FieldByName("indirect")
	if !ok || f.Type.Kind() != reflect.Bool {
		return
	}
	fix := func(t types.Type) {
		for _, t := range []types.Type{t, types.NewPointer(t)} {
			methods := prog.MethodSets.MethodSet(t)
			for i := range methods.Len() {
				s := methods.At(i)
				recv := s.Obj().Type().(*types.Signature).Recv().Type()
				if _, ptr := recv.(*types.Pointer); len(s.Index()) > 1 && s.Indirect() && !ptr && !embedsPointer(s) {
					*(*bool)(unsafe.Add(unsafe.Pointer(s), f.Offset)) = false
				}
			}
		}
	}
	for _, pkg := range prog.AllPackages() {
		if pkg.Func("init").Blocks == nil {
			continue // compiled
		}
		for _, m := range pkg.Members {
			if t, ok := m.(*ssa.Type); ok && !types.IsInterface(t.Type()) {
				fix(t.Type())
			}
		}
	}
	for _, t := range prog.RuntimeTypes() {
		if _, ptr := t.(*types.Pointer); !ptr && !types.IsInterface(t) {
			fix(t)
		}
	}
}

// embedsPointer reports whether the last field on the way to a promoted method is a pointer.
func embedsPointer(s *types.Selection) bool {
	t := s.Recv()
	for _, i := range s.Index()[:len(s.Index())-1] {
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		st, ok := t.Underlying().(*types.Struct)
		if !ok {
			return true
		}
		t = st.Field(i).Type()
	}
	_, ok := t.Underlying().(*types.Pointer)
	return ok
}
