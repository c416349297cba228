package engine

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// Yaegi has no types of its own at run time: a value of a script's type is one of the underlying type to all who look at it through an interface. What
// follows finds the expressions in which that, or another of its habits, would show.

// subset looks at one package for what yaegi runs differently.
type subset struct {
	*rewriter
	files  []*ast.File
	report func(n ast.Node, what string)
}

// scriptType returns the script's own named type that t is, or points to, or nil.
func (s *subset) scriptType(t types.Type) *types.Named {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	n, ok := types.Unalias(t).(*types.Named)
	if !ok || n.Obj().Pkg() == nil || types.IsInterface(n) || !s.own(n.Obj().Pkg()) {
		return nil
	}
	return n
}

// own reports whether a package is one of the script's.
func (s *subset) own(p *types.Package) bool {
	return p == s.pkg || slices.ContainsFunc(s.module.order, func(f *folder) bool { return f.path == p.Path() })
}

// contains reports whether a property holds for t or for a type that its values are made of.
func contains(t types.Type, seen map[types.Type]bool, holds func(t types.Type, depth int) bool, depth int) bool {
	if t == nil || seen[t] {
		return false
	}
	seen[t] = true
	if holds(t, depth) {
		return true
	}
	switch u := t.Underlying().(type) {
	case *types.Pointer:
		return contains(u.Elem(), seen, holds, depth+1)
	case *types.Slice:
		return contains(u.Elem(), seen, holds, depth+1)
	case *types.Array:
		return contains(u.Elem(), seen, holds, depth+1)
	case *types.Map:
		return contains(u.Key(), seen, holds, depth+1) || contains(u.Elem(), seen, holds, depth+1)
	case *types.Struct:
		for f := range u.Fields() {
			if contains(f.Type(), seen, holds, depth+1) {
				return true
			}
		}
	}
	return false
}

// made reports whether a property holds for a part of t.
func made(t types.Type, holds func(t types.Type, depth int) bool) bool {
	return contains(t, map[types.Type]bool{}, holds, 0)
}

// methods reports whether a type of the script, or a pointer to it, has one of some methods.
func (s *subset) methods(t types.Type, names ...string) bool {
	n := s.scriptType(t)
	if n == nil {
		return false
	}
	set := types.NewMethodSet(types.NewPointer(n))
	return slices.ContainsFunc(names, func(name string) bool { return set.Lookup(n.Obj().Pkg(), name) != nil })
}

// hiddenFields reports whether t is a struct of which reflection sees other fields than it should: those that are not exported, and embedded ones.
func hiddenFields(t types.Type) bool {
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for f := range st.Fields() {
		if f.Name() != "_" && (!f.Exported() || f.Embedded()) {
			return true
		}
	}
	return false
}

// encoders are the packages that look at values by reflection.
var encoders = []string{"encoding/json", "encoding/xml", "encoding/gob", "encoding/binary", "encoding/asn1", "text/template", "html/template", "reflect"}

// arguments checks what a call hands over as an interface.
func (s *subset) arguments(call *ast.CallExpr) {
	fn := s.callee(call)
	if fn == nil || fn.Pkg() == nil {
		return
	}
	path := strings.TrimSuffix(fn.Pkg().Path(), "@patch")
	format := ""
	for _, a := range call.Args {
		t := s.info.TypeOf(a)
		if t == nil {
			continue
		}
		if v := s.info.Types[a].Value; v != nil && v.Kind() == constant.String && format == "" {
			format = constant.StringVal(v)
			continue
		}
		own := made(t, func(t types.Type, _ int) bool { return s.scriptType(t) != nil })
		switch {
		case path == "errors" && fn.Name() == "As" && own:
			s.report(a, "errors.As with a type of the script is not supported")
		case path == "context" && s.mistaken(t) && (fn.Name() == "WithValue" || fn.Name() == "Value"):
			s.report(a, "a context key of a type with the same underlying type as another is not supported")
		case slices.Contains(encoders, path) && (s.encodes(t) || types.IsInterface(t) && s.marshals()):
			s.report(a, fn.Pkg().Name()+"."+fn.Name()+" of a type with methods, or with fields that are embedded or not exported, is not supported")
		case path == "fmt" || path == "log":
			s.prints(a, t, own, format)
		}
	}
}

// mistaken reports whether t is a type of the script that has the underlying type of another.
func (s *subset) mistaken(t types.Type) bool {
	n := s.scriptType(t)
	if n == nil {
		return false
	}
	if _, basic := n.Underlying().(*types.Basic); basic {
		return true
	}
	for _, name := range s.pkg.Scope().Names() {
		o, ok := s.pkg.Scope().Lookup(name).(*types.TypeName)
		if ok && o != n.Obj() && !o.IsAlias() && types.Identical(o.Type().Underlying(), n.Underlying()) {
			return true
		}
	}
	return false
}

// encodes reports whether encoders would see a type otherwise than it is.
func (s *subset) encodes(t types.Type) bool {
	return made(t, func(t types.Type, depth int) bool {
		n := s.scriptType(t)
		if depth > 0 && types.IsInterface(t) && t.Underlying().(*types.Interface).NumMethods() > 0 {
			return true
		}
		if st, ok := t.Underlying().(*types.Struct); ok && st.NumFields() > 0 && (n != nil || types.Unalias(t) == t.Underlying()) && hiddenFields(t) {
			return true
		}
		return n != nil && types.NewMethodSet(types.NewPointer(n)).Len() > 0
	})
}

// marshals reports whether the package has a type that says itself how it is encoded.
func (s *subset) marshals() bool {
	return slices.ContainsFunc(s.pkg.Scope().Names(), func(name string) bool {
		o, ok := s.pkg.Scope().Lookup(name).(*types.TypeName)
		return ok && s.methods(o.Type(), "MarshalJSON", "UnmarshalJSON", "MarshalText", "UnmarshalText", "MarshalXML", "UnmarshalXML", "GobEncode", "GobDecode")
	})
}

// prints checks an argument of package fmt.
func (s *subset) prints(a ast.Expr, t types.Type, own bool, format string) {
	if (strings.Contains(format, "%T") || strings.Contains(format, "%#v")) && (own || types.IsInterface(t) && !isError(t)) {
		s.report(a, "%T and %#v do not know types of the script, which is not supported")
	}
	if strings.Contains(format, "%+v") && made(t, func(t types.Type, _ int) bool {
		return hiddenFields(t) && (s.scriptType(t) != nil || types.Unalias(t) == t.Underlying())
	}) {
		s.report(a, "%+v of a struct with fields that are embedded or not exported is not supported")
	}
	if s.methods(t, "GoString", "Format") {
		s.report(a, "a type with a Format or GoString method is not supported")
	}
	if made(t, func(t types.Type, depth int) bool {
		_, pointer := t.Underlying().(*types.Pointer)
		return depth > 0 && !pointer && s.methods(t, "String", "Error", "Format", "GoString")
	}) && !s.methods(t, "String", "Error") {
		s.report(a, "printing a value with parts that have a String or Error method is not supported")
	}
}

// callee returns the function or method that a call names.
func (s *subset) callee(call *ast.CallExpr) *types.Func {
	switch f := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		fn, _ := s.info.Uses[f].(*types.Func)
		return fn
	case *ast.SelectorExpr:
		fn, _ := s.info.Uses[f.Sel].(*types.Func)
		return fn
	}
	return nil
}

// typeCases checks the types of a type switch, or that of an assertion.
func (s *subset) typeCases(cases []ast.Expr) {
	for _, e := range cases {
		tv, ok := s.info.Types[e]
		if !ok || !tv.IsType() {
			continue
		}
		t := tv.Type
		switch n := types.Unalias(t).(type) {
		case *types.Named:
			if types.IsInterface(t) {
				s.report(e, "a case of an interface type is not supported")
			} else if _, isStruct := t.Underlying().(*types.Struct); s.owns(n) && !isStruct {
				s.report(e, "a case of a type whose underlying type is not a struct is not supported")
			}
		case *types.Interface:
			s.report(e, "a case of an interface type is not supported")
		default:
			if other := s.twin(t); other != nil {
				s.report(e, "values of "+other.Name()+" would be taken for its underlying type, which is not supported")
			}
		}
	}
}

func (s *subset) owns(n *types.Named) bool { return n.Obj().Pkg() != nil && s.own(n.Obj().Pkg()) }

func isError(t types.Type) bool {
	return t != nil && types.Identical(t, types.Universe.Lookup("error").Type())
}

// twin returns a type of the package with a given underlying type, or nil.
func (s *subset) twin(t types.Type) types.Object {
	for _, name := range s.pkg.Scope().Names() {
		if o, ok := s.pkg.Scope().Lookup(name).(*types.TypeName); ok && !o.IsAlias() && types.Identical(o.Type().Underlying(), t) {
			return o
		}
	}
	return nil
}

// comparison checks == and != of interfaces.
func (s *subset) comparison(b *ast.BinaryExpr) {
	if b.Op != token.EQL && b.Op != token.NEQ || s.info.Types[b.X].IsNil() || s.info.Types[b.Y].IsNil() {
		return
	}
	x, y := s.info.TypeOf(b.X), s.info.TypeOf(b.Y)
	if x == nil || y == nil {
		return
	}
	if types.IsInterface(x) && !isError(x) || types.IsInterface(y) && !isError(y) {
		s.report(b, "comparison of interface values, which do not know types of the script, is not supported")
	}
}
