package main

import (
	"bytes"
	"fmt"
	"go/types"
	"strings"
)

// wrapper writes a struct that implements an interface by fields of function type, which is how yaegi passes a script's own types to compiled
// code. It reports false for types that are no interfaces or cannot be implemented outside their package.
func (g *generator) wrapper(b *bytes.Buffer, f *file, obj *types.TypeName) bool {
	iface, ok := obj.Type().Underlying().(*types.Interface)
	if !ok || iface.NumMethods() == 0 {
		return false
	}
	for m := range iface.Methods() {
		if !m.Exported() || !g.nameable(m.Type(), map[types.Type]bool{}) {
			return false
		}
	}
	qualify := func(p *types.Package) string { return f.local(p.Path()) }
	name := "wrap_" + mangle(obj.Pkg().Path()) + "_" + obj.Name()
	fmt.Fprintf(b, "type %s struct {\nIValue any\n", name)
	for m := range iface.Methods() {
		fmt.Fprintf(b, "W%s %s\n", m.Name(), types.TypeString(strip(m.Signature()), qualify))
	}
	b.WriteString("}\n\n")
	for m := range iface.Methods() {
		sig := m.Signature()
		var params, args []string
		for i := range sig.Params().Len() {
			t := sig.Params().At(i).Type()
			ts := types.TypeString(t, qualify)
			arg := fmt.Sprintf("a%d", i)
			if sig.Variadic() && i == sig.Params().Len()-1 {
				ts = "..." + types.TypeString(t.(*types.Slice).Elem(), qualify)
				args = append(args, arg+"...")
			} else {
				args = append(args, arg)
			}
			params = append(params, arg+" "+ts)
		}
		results := types.TypeString(strip(types.NewSignatureType(nil, nil, nil, nil, sig.Results(), false)), qualify)
		results = strings.TrimPrefix(results, "func()")
		ret := ""
		if sig.Results().Len() > 0 {
			ret = "return "
		}
		nilCheck := ""
		if m.Name() == "String" && results == " string" {
			nilCheck = "if w.WString == nil {\nreturn \"\"\n}\n"
		}
		fmt.Fprintf(b, "func (w %s) %s(%s)%s {\n%s%sw.W%s(%s)\n}\n\n", name, m.Name(), strings.Join(params, ", "), results, nilCheck, ret, m.Name(), strings.Join(args, ", "))
	}
	return true
}

// strip returns the signature without receiver and names.
func strip(sig *types.Signature) *types.Signature {
	tuple := func(t *types.Tuple) *types.Tuple {
		var vars []*types.Var
		for v := range t.Variables() {
			vars = append(vars, types.NewParam(0, nil, "", v.Type()))
		}
		return types.NewTuple(vars...)
	}
	return types.NewSignatureType(nil, nil, nil, tuple(sig.Params()), tuple(sig.Results()), sig.Variadic())
}

// nameable reports whether the output file can write the type down.
func (g *generator) nameable(t types.Type, seen map[types.Type]bool) bool {
	if seen[t] {
		return true
	}
	seen[t] = true
	ok := func(obj *types.TypeName) bool {
		p := obj.Pkg()
		if p == nil {
			return true
		}
		return obj.Exported() && p.Path() != "unsafe" && !strings.Contains("/"+p.Path()+"/", "/internal/") && !strings.HasPrefix(p.Path(), "vendor/")
	}
	switch t := t.(type) {
	case *types.Alias:
		return ok(t.Obj())
	case *types.Named:
		for a := range t.TypeArgs().Types() {
			if !g.nameable(a, seen) {
				return false
			}
		}
		return ok(t.Obj())
	case *types.Pointer:
		return g.nameable(t.Elem(), seen)
	case *types.Slice:
		return g.nameable(t.Elem(), seen)
	case *types.Array:
		return g.nameable(t.Elem(), seen)
	case *types.Chan:
		return g.nameable(t.Elem(), seen)
	case *types.Map:
		return g.nameable(t.Key(), seen) && g.nameable(t.Elem(), seen)
	case *types.Signature:
		for _, tuple := range []*types.Tuple{t.Params(), t.Results()} {
			for v := range tuple.Variables() {
				if !g.nameable(v.Type(), seen) {
					return false
				}
			}
		}
		return true
	case *types.Struct:
		return t.NumFields() == 0
	case *types.Interface:
		return t.NumMethods() == 0 && t.NumEmbeddeds() == 0
	}
	return true
}
