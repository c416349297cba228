package engine

import (
	"go/constant"
	"go/token"
	"reflect"
	"slices"
	"sync"

	"github.com/goplus/ixgo"

	"github.com/nfrun/nfrun/plugin"
	"github.com/nfrun/nfrun/runtime/engine/internal/host"
	"github.com/nfrun/nfrun/runtime/engine/internal/stdlib"
	"github.com/nfrun/nfrun/runtime/engine/internal/testhost"
)

// registering guards ixgo's registry of packages, which is one per process.
var registering sync.Mutex

// register makes the compiled packages known to ixgo. Their tables are read when a script imports them. A path that is known already keeps its table.
func register(c *catalog) {
	registering.Lock()
	defer registering.Unlock()
	known := ixgo.PackageList()
	add := func(p *plugin.Package) {
		if _, found := slices.BinarySearch(known, p.Path); !found {
			ixgo.RegisterPackageLazy(p.Path, func() *ixgo.Package { return ixgoPackage(p) })
		}
	}
	for _, p := range c.packages {
		add(p)
	}
	add(host.Package())
	add(testhost.Package())
	for _, path := range stdlib.Paths() {
		add(stdlib.Lookup(path))
	}
}

// ixgoPackage turns a table into what ixgo binds.
func ixgoPackage(p *plugin.Package) *ixgo.Package {
	s := p.Load()
	pkg := &ixgo.Package{
		Name:          p.Name,
		Path:          p.Path,
		Deps:          make(map[string]string, len(s.Deps)),
		Interfaces:    map[string]reflect.Type{},
		NamedTypes:    make(map[string]reflect.Type, len(s.Types)),
		AliasTypes:    make(map[string]reflect.Type, len(s.Aliases)),
		Vars:          make(map[string]reflect.Value, len(s.Vars)),
		Funcs:         make(map[string]reflect.Value, len(s.Funcs)),
		TypedConsts:   make(map[string]ixgo.TypedConst, len(s.Consts)),
		UntypedConsts: make(map[string]ixgo.UntypedConst, len(s.Untyped)),
	}
	for _, d := range s.Deps {
		pkg.Deps[d.Path] = d.Name
	}
	for _, t := range s.Types {
		if rt := reflect.TypeOf(t.Value).Elem(); rt.Kind() == reflect.Interface {
			pkg.Interfaces[t.Name] = rt
		} else {
			pkg.NamedTypes[t.Name] = rt
		}
	}
	for _, t := range s.Aliases {
		pkg.AliasTypes[t.Name] = reflect.TypeOf(t.Value).Elem()
	}
	for _, v := range s.Vars {
		pkg.Vars[v.Name] = reflect.ValueOf(v.Value)
	}
	for _, f := range s.Funcs {
		pkg.Funcs[f.Name] = reflect.ValueOf(f.Value)
	}
	for _, c := range s.Consts {
		v := reflect.ValueOf(c.Value)
		pkg.TypedConsts[c.Name] = ixgo.TypedConst{Typ: v.Type(), Value: constantOf(v)}
	}
	for _, c := range s.Untyped {
		pkg.UntypedConsts[c.Name] = ixgo.UntypedConst{Typ: "untyped " + c.Kind, Value: untyped(c)}
	}
	if sourceOnly(s) {
		pkg.Source = s.Source
	}
	return pkg
}

// sourceOnly reports whether nothing of the package is compiled.
func sourceOnly(s *plugin.Symbols) bool {
	return s.Source != "" && len(s.Types)+len(s.Aliases)+len(s.Funcs)+len(s.Vars)+len(s.Consts)+len(s.Untyped) == 0
}

// constantOf returns the value of a typed constant.
func constantOf(v reflect.Value) constant.Value {
	switch v.Kind() {
	case reflect.Bool:
		return constant.MakeBool(v.Bool())
	case reflect.String:
		return constant.MakeString(v.String())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return constant.MakeInt64(v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return constant.MakeUint64(v.Uint())
	case reflect.Float32, reflect.Float64:
		return constant.MakeFloat64(v.Float())
	case reflect.Complex64, reflect.Complex128:
		c := v.Complex()
		return constant.BinaryOp(constant.MakeFloat64(real(c)), token.ADD, constant.MakeImag(constant.MakeFloat64(imag(c))))
	}
	return constant.MakeUnknown()
}

// untyped returns the value of an untyped constant.
func untyped(c plugin.Const) constant.Value {
	switch v := c.Value.(type) {
	case bool:
		return constant.MakeBool(v)
	case int64:
		return constant.MakeInt64(v)
	case uint64:
		return constant.MakeUint64(v)
	case string:
		if c.Kind == "string" {
			return constant.MakeString(v)
		}
		if c.Kind == "float" {
			return constant.ToFloat(exact(v)) // math.MaxFloat64 is too large for an untyped integer
		}
		return exact(v)
	}
	return constant.MakeUnknown()
}

// exact reads a number as go/constant writes it: an integer, a literal or a quotient.
func exact(s string) constant.Value {
	for i := range s {
		if s[i] == '/' {
			return constant.BinaryOp(constant.ToFloat(exact(s[:i])), token.QUO, constant.ToFloat(exact(s[i+1:])))
		}
	}
	if s != "" && s[0] == '-' {
		return constant.UnaryOp(token.SUB, exact(s[1:]), 0)
	}
	if v := constant.MakeFromLiteral(s, token.INT, 0); v.Kind() != constant.Unknown {
		return v
	}
	return constant.MakeFromLiteral(s, token.FLOAT, 0)
}
