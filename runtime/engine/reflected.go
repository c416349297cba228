package engine

import (
	"go/token"
	"go/types"
	"reflect"
	"strings"

	"github.com/nfrun/nfrun/plugin"
)

// reflected makes a declaration from the value in the table, for tables without type information, and for what is not the same on all platforms.
func (l *loader) reflected(t *table, name string) types.Object {
	find := func(list []plugin.Symbol) (reflect.Value, bool) {
		for _, s := range list {
			if s.Name == name {
				return reflect.ValueOf(s.Value), true
			}
		}
		return reflect.Value{}, false
	}
	var obj types.Object
	if v, ok := find(t.symbols.Types); ok {
		l.typeOf(v.Type().Elem())
		return t.pkg.Scope().Lookup(name)
	} else if v, ok := find(t.symbols.Funcs); ok {
		obj = types.NewFunc(token.NoPos, t.pkg, name, l.typeOf(v.Type()).(*types.Signature))
	} else if v, ok := find(t.symbols.Vars); ok {
		obj = types.NewVar(token.NoPos, t.pkg, name, l.typeOf(v.Type().Elem()))
	} else if v, ok := find(t.symbols.Consts); ok {
		obj = types.NewConst(token.NoPos, t.pkg, name, l.typeOf(v.Type()), constantOf(v))
	} else if v, ok := find(t.symbols.Aliases); ok {
		alias := types.NewTypeName(token.NoPos, t.pkg, name, nil)
		types.NewAlias(alias, l.typeOf(v.Type().Elem()))
		obj = alias
	}
	for _, c := range t.symbols.Untyped {
		if c.Name == name {
			obj = types.NewConst(token.NoPos, t.pkg, name, types.Universe.Lookup("string").Type(), untyped(c))
			for _, b := range types.Typ {
				if b.String() == "untyped "+c.Kind {
					obj = types.NewConst(token.NoPos, t.pkg, name, b, untyped(c))
				}
			}
		}
	}
	if obj != nil {
		t.pkg.Scope().Insert(obj)
	}
	return obj
}

// typeOf returns the type that a compiled type is.
func (l *loader) typeOf(rt reflect.Type) types.Type {
	if t := l.made[rt]; t != nil {
		return t
	}
	var t types.Type
	switch {
	case rt == reflect.TypeFor[error]():
		t = types.Universe.Lookup("error").Type()
	case rt.PkgPath() != "":
		return l.namedOf(rt)
	default:
		t = l.underlying(rt)
	}
	l.made[rt] = t
	return t
}

// namedOf returns the type that a compiled type with a name is.
func (l *loader) namedOf(rt reflect.Type) types.Type {
	if strings.Contains(rt.Name(), "[") {
		l.list()
		if t := l.instance[rt]; t != nil {
			return t
		}
	}
	path := rt.PkgPath()
	name := path[strings.LastIndex(path, "/")+1:]
	if p := l.lookup(path); p != nil {
		name = p.Name
	}
	pkg := l.Package(path, name)
	if t := l.table(path); t != nil && t.info != nil && !strings.Contains(rt.Name(), "[") {
		if obj, ok := l.Declared(pkg, rt.Name()).(*types.TypeName); ok {
			return obj.Type()
		}
	}
	if obj, ok := pkg.Scope().Lookup(rt.Name()).(*types.TypeName); ok && l.source[path] == nil {
		return obj.Type()
	}
	obj := types.NewTypeName(token.NoPos, pkg, rt.Name(), nil)
	t := types.NewNamed(obj, nil, nil)
	l.made[rt], l.hidden[obj] = t, rt
	l.reads++
	pkg.Scope().Insert(obj)
	t.SetUnderlying(l.underlying(rt))
	if rt.Kind() == reflect.Interface {
		return t
	}
	seen := map[string]bool{}
	for _, recv := range []reflect.Type{rt, reflect.PointerTo(rt)} {
		for i := range recv.NumMethod() {
			m := recv.Method(i)
			if seen[m.Name] {
				continue
			}
			seen[m.Name] = true
			sig := l.signature(m.Type, 1)
			sig = types.NewSignatureType(types.NewParam(token.NoPos, pkg, "", l.typeOf(recv)), nil, nil, sig.Params(), sig.Results(), sig.Variadic())
			t.AddMethod(types.NewFunc(token.NoPos, pkg, m.Name, sig))
		}
	}
	return t
}

// signature returns the type of a function without its first parameters.
func (l *loader) signature(rt reflect.Type, skip int) *types.Signature {
	var params, results []*types.Var
	for i := skip; i < rt.NumIn(); i++ {
		params = append(params, types.NewParam(token.NoPos, nil, "", l.typeOf(rt.In(i))))
	}
	for i := range rt.NumOut() {
		results = append(results, types.NewParam(token.NoPos, nil, "", l.typeOf(rt.Out(i))))
	}
	return types.NewSignatureType(nil, nil, nil, types.NewTuple(params...), types.NewTuple(results...), rt.IsVariadic())
}

// underlying returns the type without its name.
func (l *loader) underlying(rt reflect.Type) types.Type {
	switch rt.Kind() {
	case reflect.Array:
		return types.NewArray(l.typeOf(rt.Elem()), int64(rt.Len()))
	case reflect.Slice:
		return types.NewSlice(l.typeOf(rt.Elem()))
	case reflect.Pointer:
		return types.NewPointer(l.typeOf(rt.Elem()))
	case reflect.Map:
		return types.NewMap(l.typeOf(rt.Key()), l.typeOf(rt.Elem()))
	case reflect.Chan:
		dir := map[reflect.ChanDir]types.ChanDir{reflect.RecvDir: types.RecvOnly, reflect.SendDir: types.SendOnly, reflect.BothDir: types.SendRecv}[rt.ChanDir()]
		return types.NewChan(dir, l.typeOf(rt.Elem()))
	case reflect.Func:
		return l.signature(rt, 0)
	case reflect.Interface:
		var methods []*types.Func
		for i := range rt.NumMethod() {
			m := rt.Method(i)
			pkg := l.home(rt)
			if m.PkgPath != "" {
				pkg = l.Package(m.PkgPath, m.PkgPath[strings.LastIndex(m.PkgPath, "/")+1:])
			}
			methods = append(methods, types.NewFunc(token.NoPos, pkg, m.Name, l.signature(m.Type, 0)))
		}
		return types.NewInterfaceType(methods, nil).Complete()
	case reflect.Struct:
		fields, tags := make([]*types.Var, rt.NumField()), make([]string, rt.NumField())
		for i := range fields {
			f := rt.Field(i)
			pkg := l.home(rt)
			if f.PkgPath != "" {
				pkg = l.Package(f.PkgPath, f.PkgPath[strings.LastIndex(f.PkgPath, "/")+1:])
			}
			fields[i], tags[i] = types.NewField(token.NoPos, pkg, f.Name, l.typeOf(f.Type), f.Anonymous), string(f.Tag)
		}
		return types.NewStruct(fields, tags)
	}
	for _, b := range types.Typ[types.Bool:types.UntypedBool] {
		if b.Name() == rt.Kind().String() || b.Kind() == types.UnsafePointer && rt.Kind() == reflect.UnsafePointer {
			return b
		}
	}
	return types.Typ[types.Invalid]
}

// home returns the package that a type belongs to, or nil.
func (l *loader) home(rt reflect.Type) *types.Package {
	if p := rt.PkgPath(); p != "" {
		return l.Package(p, p[strings.LastIndex(p, "/")+1:])
	}
	return nil
}

// pairAll finds the compiled types that unexported types stand for: they can't be named, but what is exported leads to them.
func (l *loader) pairAll() {
	for _, t := range l.tables {
		if l.paired[t] {
			continue
		}
		l.paired[t] = true
		seen := map[types.Type]bool{}
		pair := func(s plugin.Symbol, pointer bool) {
			if obj := t.pkg.Scope().Lookup(s.Name); obj != nil {
				rt := reflect.TypeOf(s.Value)
				if pointer {
					rt = rt.Elem()
				}
				if n, ok := types.Unalias(obj.Type()).(*types.Named); ok && rt.PkgPath() == t.pkg.Path() && n.TypeArgs().Len() == 0 {
					seen[n] = true
					l.pair(n.Underlying(), rt, seen)
					if n.Obj().Exported() {
						return
					}
					delete(seen, n)
				}
				l.pair(obj.Type(), rt, seen)
			}
		}
		for _, s := range t.symbols.Types {
			pair(s, true)
		}
		for _, s := range t.symbols.Vars {
			pair(s, true)
		}
		for _, s := range t.symbols.Funcs {
			pair(s, false)
		}
	}
}

// pair follows a type and the compiled type that it is, in step.
func (l *loader) pair(t types.Type, rt reflect.Type, seen map[types.Type]bool) {
	t = types.Unalias(t)
	if seen[t] {
		return
	}
	seen[t] = true
	if n, ok := t.(*types.Named); ok {
		if n.Obj().Pkg() == nil || n.TypeArgs().Len() > 0 || rt.PkgPath() == "" || n.Obj().Exported() && l.lookup(n.Obj().Pkg().Path()) != nil {
			return
		}
		l.hidden[n.Obj()] = rt
		t = n.Underlying()
	}
	switch t := t.(type) {
	case *types.Pointer, *types.Slice, *types.Array, *types.Chan:
		switch rt.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Chan:
			l.pair(t.(interface{ Elem() types.Type }).Elem(), rt.Elem(), seen)
		}
	case *types.Map:
		if rt.Kind() == reflect.Map {
			l.pair(t.Key(), rt.Key(), seen)
			l.pair(t.Elem(), rt.Elem(), seen)
		}
	case *types.Struct:
		if rt.Kind() == reflect.Struct && rt.NumField() == t.NumFields() {
			for i := range t.NumFields() {
				l.pair(t.Field(i).Type(), rt.Field(i).Type, seen)
			}
		}
	case *types.Signature:
		if rt.Kind() == reflect.Func && rt.NumIn() == t.Params().Len() && rt.NumOut() == t.Results().Len() {
			for i := range rt.NumIn() {
				l.pair(t.Params().At(i).Type(), rt.In(i), seen)
			}
			for i := range rt.NumOut() {
				l.pair(t.Results().At(i).Type(), rt.Out(i), seen)
			}
		}
	}
}
