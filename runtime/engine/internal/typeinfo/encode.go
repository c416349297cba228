package typeinfo

import (
	"encoding/binary"
	"go/constant"
	"go/types"
	"slices"
	"strings"
)

// An Encoder writes the information on one package.
type Encoder struct {
	Home    *types.Package
	Table   func(path string) bool      // reports whether a package is available by itself
	Differs func(obj types.Object) bool // reports whether a declaration is another one on other platforms
	Listed  func(t *types.Named) bool   // reports whether an instance of a generic type is to be listed
	name    map[string]uint64           // number of a string
	strings []string
	pkgs    []*types.Package
	decls   []types.Object
	known   map[types.Object]bool
	types   map[string]uint64
	data    []byte
	at      []uint64 // of types
	place   []uint64 // of declarations

	// Instances lists the types that are instances of generic types, after Encode.
	Instances []*types.Named
}

// Encode writes the declarations and all that they need of what is not available by itself.
func (e *Encoder) Encode(objs []types.Object) string {
	e.name, e.types, e.known = map[string]uint64{}, map[string]uint64{}, map[types.Object]bool{}
	e.pkg(e.Home)
	for _, obj := range objs {
		e.need(obj)
	}
	for i := 0; i < len(e.decls); i++ { // grows on the way
		body := e.decl(e.decls[i])
		e.place = append(e.place, uint64(len(e.data)))
		e.data = append(e.data, body...)
	}
	var instances []byte
	instances = num(instances, uint64(len(e.Instances)))
	for _, t := range e.Instances {
		instances = num(instances, e.typ(t))
	}
	var decls []byte
	decls = num(decls, uint64(len(e.decls)))
	for i, obj := range e.decls {
		decls = num(num(num(decls, e.pkg(obj.Pkg())), e.str(obj.Name())), e.place[i])
	}
	var pkgs []byte
	pkgs = num(pkgs, uint64(len(e.pkgs)))
	for _, p := range e.pkgs {
		pkgs = num(num(pkgs, e.str(p.Path())), e.str(p.Name()))
	}
	var out []byte
	out = num(out, uint64(len(e.strings)))
	for _, s := range e.strings {
		out = append(num(out, uint64(len(s))), s...)
	}
	out = append(append(out, pkgs...), decls...)
	out = num(out, uint64(len(e.at)))
	for _, at := range e.at {
		out = num(out, at)
	}
	return string(append(append(out, instances...), e.data...))
}

func num(b []byte, n uint64) []byte { return binary.AppendUvarint(b, n) }

func (e *Encoder) str(s string) uint64 {
	i, ok := e.name[s]
	if !ok {
		i = uint64(len(e.strings))
		e.name[s] = i
		e.strings = append(e.strings, s)
	}
	return i
}

func (e *Encoder) pkg(p *types.Package) uint64 {
	i := slices.Index(e.pkgs, p)
	if i < 0 {
		i = len(e.pkgs)
		e.pkgs = append(e.pkgs, p)
	}
	return uint64(i)
}

// need notes that a declaration has to be in the information.
func (e *Encoder) need(obj types.Object) {
	if !e.known[obj] {
		e.known[obj] = true
		e.decls = append(e.decls, obj)
	}
}

func (e *Encoder) decl(obj types.Object) []byte {
	switch obj := obj.(type) {
	case *types.Const:
		b := num([]byte{declConst}, e.typ(obj.Type()))
		if e.Differs(obj) {
			return append(b, valueNone)
		}
		return e.value(b, obj.Val())
	case *types.Var:
		return num([]byte{declVar}, e.typ(obj.Type()))
	case *types.Func:
		return num([]byte{declFunc}, e.typ(obj.Type()))
	case *types.TypeName:
		if a, ok := obj.Type().(*types.Alias); ok {
			return num([]byte{declAlias}, e.typ(a.Rhs()))
		}
		return e.named(obj)
	}
	panic("unknown kind of declaration: " + obj.String())
}

func (e *Encoder) value(b []byte, v constant.Value) []byte {
	switch v.Kind() {
	case constant.Bool:
		if constant.BoolVal(v) {
			return append(b, valueTrue)
		}
		return append(b, valueFalse)
	case constant.String:
		return num(append(b, valueString), e.str(constant.StringVal(v)))
	case constant.Int:
		return num(append(b, valueInt), e.str(v.ExactString()))
	case constant.Float:
		return num(append(b, valueFloat), e.str(v.ExactString()))
	case constant.Complex:
		b = num(append(b, valueComplex), e.str(constant.Real(v).ExactString()))
		return num(b, e.str(constant.Imag(v).ExactString()))
	}
	panic("unknown kind of constant: " + v.String())
}

func (e *Encoder) named(obj *types.TypeName) []byte {
	t := obj.Type().(*types.Named)
	kind := byte(declType)
	if e.Differs(obj) {
		kind = declPlatform
	}
	if t.TypeParams().Len() > 0 || isConstraint(t) {
		return num(num([]byte{kind}, e.opaque(t)), 0)
	}
	b := num([]byte{kind}, e.typ(t.Underlying()))
	b = num(b, uint64(t.NumMethods()))
	for m := range t.Methods() {
		_, pointer := m.Signature().Recv().Type().(*types.Pointer)
		sig := m.Signature()
		if !m.Exported() && !e.required(m) {
			sig = types.NewSignatureType(nil, nil, nil, nil, nil, false) // that it is there is all that can be told
		}
		b = num(b, e.str(m.Name()))
		b = append(b, flag(pointer))
		b = num(b, e.typ(sig))
	}
	return b
}

func flag(b bool) byte {
	if b {
		return 1
	}
	return 0
}

// required reports whether an unexported method can be part of an interface of its package.
func (e *Encoder) required(m *types.Func) bool {
	scope := m.Pkg().Scope()
	for _, name := range scope.Names() {
		if t, ok := scope.Lookup(name).(*types.TypeName); ok && t.Exported() {
			if i, ok := t.Type().Underlying().(*types.Interface); ok {
				for im := range i.Methods() {
					if im.Name() == m.Name() {
						return true
					}
				}
			}
		}
	}
	return false
}

func isConstraint(t types.Type) bool {
	i, ok := t.Underlying().(*types.Interface)
	return ok && !i.IsMethodSet()
}

// opaque returns a type that is comparable where t is, for one that cannot be told.
func (e *Encoder) opaque(t types.Type) uint64 {
	if types.Comparable(t) {
		return e.typ(types.NewStruct(nil, nil))
	}
	f := types.NewSignatureType(nil, nil, nil, nil, nil, false)
	return e.typ(types.NewStruct([]*types.Var{types.NewField(0, e.Home, "_", types.NewArray(f, 0), false)}, nil))
}

// typ returns the number of a type.
func (e *Encoder) typ(t types.Type) uint64 {
	key := types.TypeString(t, func(p *types.Package) string { return p.Path() })
	if i, ok := e.types[key]; ok {
		return i
	}
	body, again := e.typeBody(t)
	if again != nil {
		i := *again
		e.types[key] = i
		return i
	}
	i := uint64(len(e.at))
	e.types[key] = i
	e.at = append(e.at, uint64(len(e.data)))
	e.data = append(e.data, body...)
	return i
}

// typeBody encodes a type. What it consists of is encoded before, so that types are written in one piece; named types end the recursion.
func (e *Encoder) typeBody(t types.Type) (body []byte, instead *uint64) {
	switch t := t.(type) {
	case *types.Basic:
		if t.Kind() == types.Byte && t.Name() == "byte" || t.Kind() == types.Rune && t.Name() == "rune" {
			return num([]byte{typeUniverse}, e.str(t.Name())), nil
		}
		return num([]byte{typeBasic}, uint64(t.Kind())), nil
	case *types.Alias:
		if t.Obj().Pkg() != nil && t.TypeArgs().Len() > 0 {
			i := e.typ(types.Unalias(t))
			return nil, &i
		}
		return e.ref(t.Obj(), nil)
	case *types.Named:
		return e.ref(t.Obj(), t)
	case *types.Pointer:
		return num([]byte{typePointer}, e.typ(t.Elem())), nil
	case *types.Slice:
		return num([]byte{typeSlice}, e.typ(t.Elem())), nil
	case *types.Array:
		return num(num([]byte{typeArray}, e.typ(t.Elem())), uint64(t.Len())), nil
	case *types.Map:
		return num(num([]byte{typeMap}, e.typ(t.Key())), e.typ(t.Elem())), nil
	case *types.Chan:
		return num([]byte{typeChan, byte(t.Dir())}, e.typ(t.Elem())), nil
	case *types.Struct:
		b := num([]byte{typeStruct}, uint64(t.NumFields()))
		for i := range t.NumFields() {
			f := t.Field(i)
			b = num(num(b, e.pkg(f.Pkg())), e.str(f.Name()))
			b = append(num(b, e.typ(f.Type())), flag(f.Embedded()))
			b = num(b, e.str(t.Tag(i)))
		}
		return b, nil
	case *types.Signature:
		b := []byte{typeSignature, flag(t.Variadic())}
		for _, tuple := range []*types.Tuple{t.Params(), t.Results()} {
			b = num(b, uint64(tuple.Len()))
			for v := range tuple.Variables() {
				b = num(num(b, e.str(v.Name())), e.typ(v.Type()))
			}
		}
		return b, nil
	case *types.Interface:
		if !t.IsMethodSet() {
			i := e.opaque(t)
			return nil, &i
		}
		b := num([]byte{typeInterface}, uint64(t.NumExplicitMethods()))
		for m := range t.ExplicitMethods() {
			b = num(num(num(b, e.pkg(m.Pkg())), e.str(m.Name())), e.typ(m.Type()))
		}
		b = num(b, uint64(t.NumEmbeddeds()))
		for em := range t.EmbeddedTypes() {
			b = num(b, e.typ(em))
		}
		return b, nil
	}
	panic("unknown kind of type: " + t.String())
}

// ref encodes a use of a declared type.
func (e *Encoder) ref(obj *types.TypeName, t *types.Named) (body []byte, instead *uint64) {
	p := obj.Pkg()
	if p == nil {
		return num([]byte{typeUniverse}, e.str(obj.Name())), nil
	}
	own := p == e.Home
	if t != nil && t.TypeArgs().Len() > 0 {
		if !own && !e.Table(p.Path()) || !obj.Exported() {
			i := e.opaque(t)
			return nil, &i
		}
		if e.Listed(t) {
			e.Instances = append(e.Instances, t)
		}
	} else if (own || !e.Table(p.Path()) || !obj.Exported()) && !strings.HasSuffix(p.Path(), "unsafe") {
		e.need(obj)
	}
	b := num(num([]byte{typeNamed}, e.pkg(p)), e.str(obj.Name()))
	if t == nil {
		return num(b, 0), nil
	}
	b = num(b, uint64(t.TypeArgs().Len()))
	for a := range t.TypeArgs().Types() {
		b = num(b, e.typ(a))
	}
	return b, nil
}
