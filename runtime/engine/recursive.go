package engine

import (
	"bytes"
	"go/ast"
	"go/types"
)

// recursiveInterfaces reports interfaces that contain themselves without a name of their own in between, which go/types lets pass.
func (m *module) recursiveInterfaces(f *folder, info *types.Info) {
	s := &interfaceSearch{found: map[*types.Interface]bool{}}
	for _, t := range f.texts {
		if bytes.Count(t.src, []byte("interface")) < 2 {
			continue // one has a name, and one has none
		}
		ast.Inspect(t.file, func(n ast.Node) bool {
			it, ok := n.(*ast.InterfaceType)
			if !ok {
				return true
			}
			if tv, ok := info.Types[it]; ok {
				if iface, ok := types.Unalias(tv.Type).(*types.Interface); ok && s.methods(iface) {
					m.report(it.Pos(), "invalid recursive type: anonymous interface refers to itself (see https://go.dev/issue/56103)", "")
					for i := range s.found {
						s.found[i] = false // once is enough
					}
				}
			}
			return false
		})
	}
}

// An interfaceSearch looks for interfaces without a name that are reached again from their own methods.
type interfaceSearch struct {
	found map[*types.Interface]bool // those visited; true while their methods are
}

func (s *interfaceSearch) methods(t *types.Interface) bool {
	for m := range t.Methods() {
		if s.reaches(m.Type()) {
			return true
		}
	}
	return false
}

// reaches reports whether a type leads back to an interface that is being searched.
func (s *interfaceSearch) reaches(t types.Type) bool {
	switch t := types.Unalias(t).(type) {
	case *types.Pointer:
		return s.reaches(t.Elem())
	case *types.Array:
		return s.reaches(t.Elem())
	case *types.Slice:
		return s.reaches(t.Elem())
	case *types.Chan:
		return s.reaches(t.Elem())
	case *types.Map:
		return s.reaches(t.Key()) || s.reaches(t.Elem())
	case *types.Struct:
		for v := range t.Fields() {
			if s.reaches(v.Type()) {
				return true
			}
		}
	case *types.Signature:
		for _, tuple := range []*types.Tuple{t.Params(), t.Results()} {
			for v := range tuple.Variables() {
				if s.reaches(v.Type()) {
					return true
				}
			}
		}
	case *types.Interface:
		if open, seen := s.found[t]; seen || t.NumExplicitMethods()+t.NumEmbeddeds() == 0 {
			return open
		}
		s.found[t] = true
		if s.methods(t) {
			return true
		}
		s.found[t] = false
	}
	return false
}
