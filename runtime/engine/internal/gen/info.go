package main

import (
	"encoding/binary"
	"fmt"
	"go/types"
	"slices"
	"strings"

	"github.com/nfrun/nfrun/runtime/engine/internal/typeinfo"
)

// info returns the type information of a package, and the instances of generic types in it. Declarations that differ between platforms are left out,
// but for types and constants: an engine takes them from the values of the table.
func (g *generator) info(s *source) (string, []*types.Named) {
	e := &typeinfo.Encoder{Home: s.types, Table: g.hasTable, Differs: g.differs, Listed: func(t *types.Named) bool { return g.nameable(t, map[types.Type]bool{}) }}
	var objs []types.Object
	for _, name := range s.types.Scope().Names() {
		obj := s.types.Scope().Lookup(name)
		if !obj.Exported() || g.excluded[s.Name+"."+name] || needsSource(obj) || !g.everywhere(s.ImportPath, obj) {
			continue
		}
		switch obj.(type) {
		case *types.Var, *types.Func:
			if g.differs(obj) {
				continue
			}
		}
		objs = append(objs, obj)
	}
	text := e.Encode(objs)
	return text, e.Instances
}

func (g *generator) hasTable(path string) bool {
	s := g.world.pkgs[path]
	return s != nil && !s.DepOnly || g.std && publicStd(path)
}

// differs reports whether a declaration is another one on another platform.
func (g *generator) differs(obj types.Object) bool {
	return slices.ContainsFunc(g.all, func(w *world) bool {
		s := w.pkgs[obj.Pkg().Path()]
		if s == nil {
			return false
		}
		o := s.types.Scope().Lookup(obj.Name())
		return o != nil && describe(o) != describe(obj)
	})
}

func describe(obj types.Object) string {
	qualify := func(p *types.Package) string { return p.Path() }
	switch obj := obj.(type) {
	case *types.Const:
		return types.TypeString(obj.Type(), qualify) + " " + obj.Val().ExactString()
	case *types.TypeName:
		return types.TypeString(obj.Type().Underlying(), qualify)
	}
	return types.TypeString(obj.Type(), qualify)
}

// instances writes the table's list of instances.
func (g *generator) instances(f *file, list []*types.Named) {
	if len(list) == 0 {
		return
	}
	f.body.WriteString("Instances: []plugin.Symbol{\n")
	for _, t := range list {
		fmt.Fprintf(&f.body, "{Name: %q, Value: (*%s)(nil)},\n", types.TypeString(t, nil), types.TypeString(t, func(p *types.Package) string { return f.local(p.Path()) }))
	}
	f.body.WriteString("},\n")
}

// infoFile makes one file of the information on many packages: for each its path, its length, and then all of it.
func infoFile(info map[string]string) []byte {
	var paths []string
	for p := range info {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	head := binary.AppendUvarint(nil, uint64(len(paths)))
	var body strings.Builder
	for _, p := range paths {
		head = append(binary.AppendUvarint(head, uint64(len(p))), p...)
		head = binary.AppendUvarint(head, uint64(len(info[p])))
		body.WriteString(info[p])
	}
	return append(head, body.String()...)
}
