package engine

import (
	"maps"
	"reflect"
	"slices"

	"github.com/nfrun/nfrun/plugin"
)

// below lists the plugins' packages that the types of a package are made of, also where nothing of it shows: ixgo takes a package that it has met in a
// field for one that it knows, so they have to be imported before.
func (c *catalog) below(p *plugin.Package) []string {
	found := map[string]bool{}
	seen := map[reflect.Type]bool{}
	var walk func(t reflect.Type)
	walk = func(t reflect.Type) {
		if t == nil || seen[t] {
			return
		}
		seen[t] = true
		if path := t.PkgPath(); path != "" && path != p.Path {
			if c.packages[path] == nil {
				return // the standard library does not know plugins
			}
			found[path] = true
		}
		switch t.Kind() {
		case reflect.Array, reflect.Chan, reflect.Pointer, reflect.Slice:
			walk(t.Elem())
		case reflect.Map:
			walk(t.Key())
			walk(t.Elem())
		case reflect.Struct:
			for i := range t.NumField() {
				walk(t.Field(i).Type)
			}
		case reflect.Func:
			for i := range t.NumIn() {
				walk(t.In(i))
			}
			for i := range t.NumOut() {
				walk(t.Out(i))
			}
		}
		for i := range t.NumMethod() {
			walk(t.Method(i).Type)
		}
	}
	s := p.Load()
	for _, list := range [][]plugin.Symbol{s.Types, s.Aliases, s.Funcs, s.Vars} {
		for _, sym := range list {
			walk(reflect.TypeOf(sym.Value))
		}
	}
	return slices.Sorted(maps.Keys(found))
}
