package engine

import (
	"go/types"
	"strconv"
	"strings"
)

// text returns the name of a type: as reflection shows it, or as it stands between brackets as a type argument, where packages have their whole path
// and types that are declared in functions their number.
func (n *typeNames) text(t types.Type, argument bool) string {
	sub := func(t types.Type) string { return n.text(t, argument) }
	switch t := t.(type) {
	case *types.Alias:
		return sub(types.Unalias(t))
	case *types.Basic:
		return types.Typ[t.Kind()].Name() // byte is uint8
	case *types.Named:
		return n.named(t, argument)
	case *types.Pointer:
		return "*" + sub(t.Elem())
	case *types.Slice:
		return "[]" + sub(t.Elem())
	case *types.Array:
		return "[" + strconv.FormatInt(t.Len(), 10) + "]" + sub(t.Elem())
	case *types.Map:
		return "map[" + sub(t.Key()) + "]" + sub(t.Elem())
	case *types.Chan:
		elem := sub(t.Elem())
		switch inner, _ := types.Unalias(t.Elem()).(*types.Chan); {
		case t.Dir() == types.SendOnly:
			return "chan<- " + elem
		case t.Dir() == types.RecvOnly:
			return "<-chan " + elem
		case inner != nil && inner.Dir() == types.RecvOnly:
			return "chan (" + elem + ")"
		default:
			return "chan " + elem
		}
	case *types.Signature:
		return "func" + n.signature(t, argument)
	case *types.Struct:
		return n.structure(t, argument)
	case *types.Interface:
		var methods []string
		for i := range t.NumMethods() {
			m := t.Method(i)
			methods = append(methods, n.qualified(m, argument || !m.Exported())+n.signature(m.Signature(), argument))
		}
		if methods == nil {
			return "interface {}"
		}
		return "interface { " + strings.Join(methods, "; ") + " }"
	}
	return t.String()
}

func (n *typeNames) named(t *types.Named, argument bool) string {
	obj := t.Obj()
	if obj.Pkg() == nil {
		return obj.Name()
	}
	name := obj.Pkg().Name() + "." + obj.Name()
	if argument {
		name = packagePath(obj.Pkg()) + "." + obj.Name()
	}
	list := func(all []types.Type) string {
		var s []string
		for _, t := range all {
			s = append(s, n.text(t, true))
		}
		return strings.Join(s, ",")
	}
	var own []types.Type
	for t := range t.TypeArgs().Types() {
		own = append(own, t)
	}
	switch outer := n.targs[obj]; {
	case outer != nil && own != nil:
		name += "[" + list(outer) + ";" + list(own) + "]"
	case outer != nil || own != nil:
		name += "[" + list(append(outer[:len(outer):len(outer)], own...)) + "]"
	}
	if number := n.numbers[obj.Pos()]; argument && number > 0 {
		name += "·" + strconv.Itoa(number)
	}
	return name
}

// packagePath returns the path of a package; that of ixgo's source for generic functions of a compiled one has a suffix.
func packagePath(p *types.Package) string { return strings.TrimSuffix(p.Path(), "@patch") }

// qualified returns the name of a field or method, with its package when it is not exported.
func (n *typeNames) qualified(obj types.Object, qualify bool) string {
	name, _, _ := strings.Cut(obj.Name(), hiddenMark)
	if obj.Exported() || obj.Pkg() == nil || !qualify {
		return name
	}
	return obj.Pkg().Name() + "." + name
}

func (n *typeNames) structure(t *types.Struct, argument bool) string {
	var fields []string
	for i := range t.NumFields() {
		f := t.Field(i)
		s := n.text(f.Type(), argument)
		if !f.Embedded() {
			s = n.qualified(f, argument) + " " + s
		}
		if tag := t.Tag(i); tag != "" {
			s += " " + strconv.Quote(tag)
		}
		fields = append(fields, s)
	}
	if fields == nil {
		return "struct {}"
	}
	return "struct { " + strings.Join(fields, "; ") + " }"
}

func (n *typeNames) signature(t *types.Signature, argument bool) string {
	list := func(tuple *types.Tuple, variadic bool) string {
		var s []string
		for i := range tuple.Len() {
			t := tuple.At(i).Type()
			if slice, ok := t.(*types.Slice); ok && variadic && i == tuple.Len()-1 {
				s = append(s, "..."+n.text(slice.Elem(), argument))
			} else {
				s = append(s, n.text(t, argument))
			}
		}
		return strings.Join(s, ", ")
	}
	text := "(" + list(t.Params(), t.Variadic()) + ")"
	switch t.Results().Len() {
	case 0:
		return text
	case 1:
		return text + " " + list(t.Results(), false)
	default:
		return text + " (" + list(t.Results(), false) + ")"
	}
}
