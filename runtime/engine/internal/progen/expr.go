package progen

import (
	"fmt"
	"strconv"
	"strings"
)

// expr returns an expression of a type. It has no side effects, and does not panic.
func (g *gen) expr(t *typ, depth int) string {
	e, _ := g.value(t, depth)
	return e
}

// varying is expr for an operand that must not be a constant, since the compiler would compute with it, and refuse what overflows.
func (g *gen) varying(t *typ, depth int) string {
	e, constant := g.value(t, depth)
	if constant {
		return "id[" + t.String() + "](" + e + ")"
	}
	return e
}

func (g *gen) value(t *typ, depth int) (e string, constant bool) {
	if depth <= 0 || g.chance(25) {
		if v, ok := g.variable(t); ok && g.chance(80) {
			return v, false
		}
		return g.literal(t, depth)
	}
	if g.chance(8) {
		return fmt.Sprintf("pick(%s, %s, %s)", g.expr(tBool, depth-1), g.typed(t, depth-1), g.typed(t, depth-1)), false
	}
	switch t.kind {
	case kBool:
		return g.condition(depth), false
	case kInt:
		return g.integer(t, depth)
	case kFloat:
		if g.chance(25) {
			return fmt.Sprintf("%s(%s)", t, g.varying(oneOf(g, integers...), depth-1)), false
		}
		return fmt.Sprintf("(%s %s %s)", g.varying(t, depth-1), oneOf(g, "+", "-", "*", "/"), g.varying(t, depth-1)), false
	case kComplex:
		if g.chance(30) {
			return fmt.Sprintf("complex(%s, %s)", g.varying(tFloat64, depth-1), g.varying(tFloat64, depth-1)), false
		}
		return fmt.Sprintf("(%s %s %s)", g.varying(t, depth-1), oneOf(g, "+", "-", "*"), g.varying(t, depth-1)), false
	case kString:
		return g.text(depth), false
	}
	if v, ok := g.variable(t); ok && g.chance(50) {
		return v, false
	}
	return g.literal(t, depth)
}

// typed is an expression that has its type also where none is expected.
func (g *gen) typed(t *typ, depth int) string {
	e, constant := g.value(t, depth)
	switch {
	case constant, t.kind == kInterface, t.kind == kAny:
		return fmt.Sprintf("%s(%s)", paren(t), e)
	}
	return e
}

func paren(t *typ) string {
	switch t.kind {
	case kInt, kString, kBool, kFloat, kComplex, kStruct, kAny:
		return t.String()
	}
	return "(" + t.String() + ")"
}

// variable returns something that has a type: a variable, or a part of one.
func (g *gen) variable(t *typ) (string, bool) {
	var found []string
	for _, v := range g.vars {
		if v.t.same(t) {
			found = append(found, v.name)
		}
		switch v.t.kind {
		case kStruct:
			for _, f := range v.t.fields {
				if f.t.same(t) {
					found = append(found, v.name+"."+f.name)
				}
			}
		case kPointer:
			if v.t.elem.same(t) {
				found = append(found, "(*"+v.name+")")
			}
		case kArray:
			if v.t.elem.same(t) {
				found = append(found, fmt.Sprintf("%s[%d]", v.name, g.r.IntN(v.t.length)))
			}
		case kFunc:
			if v.t.elem.same(t) && !g.plain && g.chance(30) {
				found = append(found, fmt.Sprintf("%s(%d)", v.name, g.r.IntN(5)))
			}
		case kMap:
			if v.t.elem.same(t) && t.kind <= kString {
				found = append(found, fmt.Sprintf("%s[%s]", v.name, g.constant(v.t.key)))
			}
		case kInterface:
			if t == tInt {
				found = append(found, v.name+".Get(1)")
			}
		}
	}
	if len(found) == 0 {
		return "", false
	}
	return oneOf(g, found...), true
}

func (g *gen) condition(depth int) string {
	switch g.r.IntN(5) {
	case 0:
		return "!" + g.varying(tBool, depth-1)
	case 1:
		return fmt.Sprintf("(%s %s %s)", g.varying(tBool, depth-1), oneOf(g, "&&", "||"), g.varying(tBool, depth-1))
	}
	t := g.scalar()
	ops := []string{"==", "!="}
	if t.ordered() {
		ops = append(ops, "<", "<=", ">", ">=")
	} else if len(g.vars) > 0 {
		if v := oneOf(g, g.vars...); v.t.comparable() && v.t.kind != kPointer {
			t = v.t
		}
	}
	return fmt.Sprintf("(%s %s %s)", g.varying(t, depth-1), oneOf(g, ops...), g.varying(t, depth-1))
}

func (g *gen) integer(t *typ, depth int) (string, bool) {
	switch g.r.IntN(9) {
	case 0:
		return fmt.Sprintf("(%s %s (%s | 1))", g.varying(t, depth-1), oneOf(g, "/", "%"), g.varying(t, depth-1)), false
	case 1:
		return fmt.Sprintf("(%s %s (%s %% %d))", g.varying(t, depth-1), oneOf(g, "<<", ">>"), g.varying(oneOf(g, integers[7:]...), depth-1), oneOf(g, 7, 33, 70)), false
	case 2:
		return fmt.Sprintf("%s(%s)", oneOf(g, "-", "^", "+"), g.varying(t, depth-1)), false
	case 3:
		return fmt.Sprintf("%s(%s)", t, g.varying(oneOf(g, integers...), depth-1)), false
	case 4:
		return fmt.Sprintf("%s(%s, %s)", oneOf(g, "min", "max"), g.varying(t, depth-1), g.varying(t, depth-1)), false
	case 5:
		if t == tInt {
			return "len(" + g.varying(tString, depth-1) + ")", false
		}
		return fmt.Sprintf("sum(%s, %s)", g.varying(t, depth-1), g.varying(t, depth-1)), false
	}
	return fmt.Sprintf("(%s %s %s)", g.varying(t, depth-1), oneOf(g, "+", "-", "*", "&", "|", "^", "&^"), g.varying(t, depth-1)), false
}

func (g *gen) text(depth int) string {
	s := g.varying(tString, depth-1)
	switch g.r.IntN(7) {
	case 0:
		return fmt.Sprintf("clip(%s + %s)", s, g.varying(tString, depth-1))
	case 1:
		return fmt.Sprintf("string(rune(%s))", g.varying(oneOf(g, integers...), depth-1))
	case 2:
		return fmt.Sprintf("id(%s)[:min(len(%s), %d)]", s, s, g.r.IntN(4))
	case 3:
		return "string([]rune(" + s + "))"
	case 4:
		return "clip(string(append([]byte(" + s + "), 'x', 0xc3)))"
	case 5:
		t := g.scalar()
		return fmt.Sprintf("clip(fmt.Sprint(%s))", g.typed(t, depth-1))
	}
	return fmt.Sprintf("strings.ToUpper(%s)", s)
}

// constant returns a literal of a basic type.
func (g *gen) constant(t *typ) string {
	switch t.kind {
	case kBool:
		return oneOf(g, "true", "false")
	case kString:
		return oneOf(g, `""`, `"a"`, `"héé"`, `"\xff\x00z"`, `"go 世界"`, "`raw\\n`", strconv.Quote(g.name("s")))
	case kFloat:
		return oneOf(g, "0.0", "1.5", "-2.25", "1e10", "0.1", "3.0")
	case kComplex:
		return oneOf(g, "(1 + 2i)", "(0 + 0i)", "(-1.5 + 0.5i)")
	}
	bits := t.bits
	if t.signed {
		bits--
	}
	limit := uint64(1)<<bits - 1
	if bits == 64 {
		limit = 1<<64 - 1
	}
	n := oneOf(g, 0, 1, 2, 3, g.r.Uint64N(20), limit, limit-1, limit/2, g.r.Uint64()) % limit
	if n == 0 && g.chance(30) {
		n = limit
	}
	if t.signed && n > 0 && g.chance(30) {
		if n == limit && g.chance(50) {
			return fmt.Sprintf("(-%d - 1)", n)
		}
		return fmt.Sprintf("(-%d)", n)
	}
	if t.name == "int32" && g.chance(20) {
		return oneOf(g, "'a'", "'世'", "'\\n'")
	}
	return strconv.FormatUint(n, oneOf(g, 10))
}

// literal returns a value that does not depend on a variable, or is made of some.
func (g *gen) literal(t *typ, depth int) (string, bool) {
	list := func(n int, elem *typ) string {
		var parts []string
		for range n {
			parts = append(parts, g.expr(elem, depth-1))
		}
		return strings.Join(parts, ", ")
	}
	switch t.kind {
	case kSlice:
		if g.chance(15) {
			return t.String() + "(nil)", false
		}
		return fmt.Sprintf("%s{%s}", t, list(g.r.IntN(4), t.elem)), false
	case kArray:
		return fmt.Sprintf("%s{%s}", t, list(g.r.IntN(t.length+1), t.elem)), false
	case kMap:
		var parts []string
		used := map[string]bool{}
		for range g.r.IntN(4) {
			if k := g.constant(t.key); !used[k] && !strings.ContainsAny(k, "'") {
				used[k] = true
				parts = append(parts, k+": "+g.expr(t.elem, depth-1))
			}
		}
		return fmt.Sprintf("%s{%s}", t, strings.Join(parts, ", ")), false
	case kStruct:
		var parts []string
		for _, f := range t.fields {
			if g.chance(80) {
				parts = append(parts, f.name+": "+g.expr(f.t, depth-1))
			}
		}
		return fmt.Sprintf("(%s{%s})", t, strings.Join(parts, ", ")), false
	case kPointer:
		e, _ := g.literal(t.elem, depth)
		return "&" + e, false
	case kFunc:
		saved, plain := g.vars, g.plain
		n := g.name("n")
		g.vars, g.plain = append(g.vars[:len(g.vars):len(g.vars)], variable{n, tInt, false}), true
		e := fmt.Sprintf("func(%s int) %s { return %s }", n, t.elem, g.expr(t.elem, min(depth, 2)-1))
		g.vars, g.plain = saved, plain
		return "(" + e + ")", false
	case kInterface:
		s := oneOf(g, g.types...)
		e, _ := g.literal(s, depth)
		if g.chance(40) {
			return "&" + e, false
		}
		return e, false
	case kAny:
		s := g.scalar()
		if len(g.types) > 0 && g.chance(20) {
			s = oneOf(g, g.types...)
		}
		return fmt.Sprintf("any(%s)", g.typed(s, depth-1)), false
	}
	return g.constant(t), true
}
