package engine

import (
	"go/types"
	"reflect"
	"unsafe"

	"github.com/goplus/ixgo"
)

// tellHiddenMethodsApart gives methods that are not exported, and whose name other packages of the script use as well, names of their own: to Go they are
// different methods, to ixgo, which knows them by name, one.
func tellHiddenMethodsApart(packages []*ixgo.SourcePackage) {
	users := map[string]map[*types.Package]bool{}
	each := func(f func(m *types.Func)) {
		for _, sp := range packages {
			for _, obj := range sp.Info.Defs {
				if m, ok := obj.(*types.Func); ok {
					f(m)
				}
			}
			for _, s := range sp.Info.Selections {
				if m, ok := s.Obj().(*types.Func); ok {
					f(m)
				}
			}
		}
	}
	hidden := func(m *types.Func) bool { return m.Signature().Recv() != nil && !m.Exported() && m.Pkg() != nil }
	each(func(m *types.Func) {
		if hidden(m) {
			if users[m.Name()] == nil {
				users[m.Name()] = map[*types.Package]bool{}
			}
			users[m.Name()][m.Pkg()] = true
		}
	})
	object, ok1 := reflect.TypeFor[types.Func]().FieldByName("object")
	if !ok1 {
		return
	}
	name, ok2 := object.Type.FieldByName("name")
	if !ok2 || name.Type.Kind() != reflect.String {
		return
	}
	main := packages[len(packages)-1].Package
	renamed := map[*types.Func]bool{}
	each(func(m *types.Func) {
		if hidden(m) && m.Pkg() != main && len(users[m.Name()]) > 1 && !renamed[m] {
			renamed[m] = true
			*(*string)(unsafe.Add(unsafe.Pointer(m), object.Offset+name.Offset)) += hiddenMark + m.Pkg().Path()
		}
	})
}

// hiddenMark separates the name of a method from what tells it apart.
const hiddenMark = "·"
