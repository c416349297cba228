package main

import (
	"go/types"
	"slices"
	"strings"
)

// deps returns the packages whose types are reachable from the package's exported declarations, also through unexported fields and through
// packages that have no table of their own: an engine must know them by name before it meets their types.
func (g *generator) deps(s *source) []*types.Package {
	w := &walker{home: s.types, known: g.world.pkgs, std: g.std, seen: map[types.Type]bool{}, deps: map[*types.Package]bool{}}
	for _, name := range s.types.Scope().Names() {
		if obj := s.types.Scope().Lookup(name); obj.Exported() && !needsSource(obj) {
			w.walk(obj.Type())
		}
	}
	var deps []*types.Package
	for p := range w.deps {
		deps = append(deps, p)
	}
	slices.SortFunc(deps, func(a, b *types.Package) int { return strings.Compare(a.Path(), b.Path()) })
	return deps
}

type walker struct {
	home  *types.Package
	known map[string]*source
	std   bool // the standard library has tables of its own
	seen  map[types.Type]bool
	deps  map[*types.Package]bool
}

func (w *walker) walk(t types.Type) {
	if t == nil || w.seen[t] {
		return
	}
	w.seen[t] = true
	switch t := t.(type) {
	case *types.Alias:
		w.named(t.Obj())
		w.walk(types.Unalias(t))
	case *types.Named:
		for a := range t.TypeArgs().Types() {
			w.walk(a)
		}
		if !w.named(t.Obj()) {
			return
		}
		w.walk(t.Underlying())
		for m := range t.Methods() {
			w.walk(m.Type())
		}
	case *types.Pointer:
		w.walk(t.Elem())
	case *types.Slice:
		w.walk(t.Elem())
	case *types.Array:
		w.walk(t.Elem())
	case *types.Chan:
		w.walk(t.Elem())
	case *types.Map:
		w.walk(t.Key())
		w.walk(t.Elem())
	case *types.Struct:
		for f := range t.Fields() {
			w.walk(f.Type())
		}
	case *types.Signature:
		w.walk(t.Params())
		w.walk(t.Results())
	case *types.Tuple:
		for v := range t.Variables() {
			w.walk(v.Type())
		}
	case *types.Interface:
		for m := range t.Methods() {
			w.walk(m.Type())
		}
	}
}

// named notes the package of a named type; true means that the type itself is to be walked.
func (w *walker) named(obj *types.TypeName) bool {
	p := obj.Pkg()
	if p == nil || p == w.home {
		return true
	}
	if s := w.known[p.Path()]; s != nil && !s.DepOnly || w.std && publicStd(p.Path()) {
		w.deps[p] = true
		return false
	}
	return true
}

// publicStd tells whether a path is one of the standard library that programs may import.
func publicStd(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".") && first != "internal" && first != "vendor" && !strings.Contains(path, "/internal")
}
