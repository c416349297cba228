package progen

import (
	"fmt"
	"strings"
)

// find returns a variable that holds what f looks for.
func (g *gen) find(f func(variable) bool) (variable, bool) {
	var list []variable
	for _, v := range g.vars {
		if !v.fixed && f(v) {
			list = append(list, v)
		}
	}
	if len(list) == 0 {
		return variable{}, false
	}
	return oneOf(g, list...), true
}

func ofKind(k kind) func(variable) bool { return func(v variable) bool { return v.t.kind == k } }

// slices writes what shares the memory of a slice, or does not any more.
func (g *gen) slices() {
	v, ok := g.find(ofKind(kSlice))
	if !ok {
		v = g.declareVar(&typ{kind: kSlice, elem: g.scalar()})
	}
	switch g.r.IntN(6) {
	case 0:
		g.line("%s = append(%s, %s)", v.name, v.name, g.expr(v.t.elem, 2))
	case 1:
		w := variable{g.name("v"), v.t, false}
		g.line("%s := append(%s[:len(%s)/2:len(%s)/2], %s)", w.name, v.name, v.name, v.name, g.expr(v.t.elem, 2))
		g.vars = append(g.vars, w)
		g.line("fmt.Println(len(%s), len(%s))", w.name, v.name)
	case 2:
		g.line("copy(%s, %s)", v.name, g.expr(v.t, 2))
	case 3:
		g.line("if len(%s) > %d {\n%s\t%s[%d] = %s\n%s}", v.name, 1, strings.Repeat("\t", g.indent), v.name, g.r.IntN(2), g.expr(v.t.elem, 2), strings.Repeat("\t", g.indent))
	case 4:
		w := variable{g.name("v"), v.t, false}
		g.line("%s := %s[len(%s)/3:]", w.name, v.name, v.name)
		g.line("_ = %s", w.name)
		g.vars = append(g.vars, w)
	default:
		g.line("%s = slices.Clone(%s)", v.name, v.name)
		if v.t.elem.ordered() {
			g.line("slices.Sort(%s)", v.name)
		}
	}
	if v.t.printable() {
		g.print(v.name, v.t)
	}
}

func (g *gen) maps() {
	v, ok := g.find(ofKind(kMap))
	if !ok {
		v = g.declareVar(&typ{kind: kMap, key: oneOf(g, tInt, tString), elem: g.scalar()})
	}
	key := g.constant(v.t.key)
	switch g.r.IntN(4) {
	case 0:
		g.line("delete(%s, %s)", v.name, key)
	case 1:
		x, ok := g.name("v"), g.name("ok")
		g.line("%s, %s := %s[%s]", x, ok, v.name, key)
		g.line("_ = %s", x)
		g.line("fmt.Println(%s)", ok)
	default:
		g.line("if %s != nil {\n%s\t%s[%s] = %s\n%s}", v.name, strings.Repeat("\t", g.indent), v.name, key, g.expr(v.t.elem, 2), strings.Repeat("\t", g.indent))
	}
	g.line("fmt.Println(len(%s), keys(%s))", v.name, v.name)
}

// pipeline writes goroutines that hand on values in turn.
func (g *gen) pipeline(int) {
	t := g.scalar()
	a, b, x := g.name("c"), g.name("c"), g.name("x")
	buffer := ""
	if g.chance(40) {
		buffer = fmt.Sprintf(", %d", 1+g.r.IntN(3))
	}
	pad := strings.Repeat("\t", g.indent)
	g.line("%s, %s := make(chan %s%s), make(chan %s)", a, b, t, buffer, t)
	g.line("go func(list []%s) {\n%s\tdefer close(%s)\n%s\tfor _, v := range list {\n%s\t\t%s <- v\n%s\t}\n%s}([]%s{%s, %s, %s})",
		t, pad, a, pad, pad, a, pad, pad, t, g.expr(t, 2), g.expr(t, 2), g.expr(t, 2))
	var e string
	g.with(variable{x, t, false}, func() { e = g.expr(t, 2) })
	g.line("go func() {\n%s\tdefer close(%s)\n%s\tfor %s := range %s {\n%s\t\t_ = %s\n%s\t\t%s <- %s\n%s\t}\n%s}()", pad, b, pad, x, a, pad, x, pad, b, e, pad, pad)
	g.line("for %s := range %s {\n%s\tfmt.Printf(\"got %%v\\n\", %s)\n%s}", x, b, pad, x, pad)
}

// with adds a variable while f writes. What a goroutine evaluates may read only its own: what it shares is not changed meanwhile, since the program waits.
func (g *gen) with(v variable, f func()) {
	saved := g.vars
	g.vars = []variable{v}
	f()
	g.vars = saved
}

func (g *gen) pointer() {
	v, ok := g.find(ofKind(kStruct))
	if !ok {
		return
	}
	p := variable{g.name("p"), &typ{kind: kPointer, elem: v.t}, false}
	g.line("%s := &%s", p.name, v.name)
	f := oneOf(g, v.t.fields...)
	g.line("%s.%s = %s", p.name, f.name, g.expr(f.t, 2))
	g.line("%s.Set(%d)", p.name, g.r.IntN(9))
	g.vars = append(g.vars, p)
	g.print(v.name, v.t)
}

func (g *gen) methodValue() {
	v, ok := g.find(ofKind(kStruct))
	if !ok {
		return
	}
	m := g.name("m")
	switch g.r.IntN(3) {
	case 0:
		g.line("%s := %s.Get", m, v.name)
	case 1:
		g.line("%s := func(n int) int { return %s.Get(%s, n) }", m, v.t, v.name)
	default:
		g.line("%s := any(%s).(interface{ Get(int) int }).Get", m, v.name)
	}
	f := oneOf(g, v.t.fields...)
	g.line("%s.%s = %s", v.name, f.name, g.expr(f.t, 2))
	g.line("fmt.Println(%s(1), %s.Get(1))", m, v.name)
}

func (g *gen) swap() {
	a, ok := g.find(func(v variable) bool { return v.t.kind <= kString })
	if !ok {
		return
	}
	b, _ := g.find(func(v variable) bool { return v.t.same(a.t) })
	if a.name != b.name {
		g.line("%s, %s = %s, %s", a.name, b.name, b.name, a.name)
		return
	}
	c := g.declareVar(a.t)
	g.line("%s, %s = %s, %s", a.name, c.name, c.name, a.name)
}

func (g *gen) generic() {
	a, b := g.scalar(), g.scalar()
	switch g.r.IntN(3) {
	case 0:
		g.line("fmt.Printf(\"%%T %%v\\n\", pair[%s, %s]{%s, %s}, pair[%s, %s]{%s, %s}.swap())", a, b, g.expr(a, 2), g.expr(b, 2), a, b, g.expr(a, 2), g.expr(b, 2))
	case 1:
		x := g.name("x")
		var e string
		saved := g.vars
		g.vars = append(g.vars[:len(g.vars):len(g.vars)], variable{x, a, false})
		e = g.expr(b, 2)
		g.vars = saved
		g.line("fmt.Println(apply([]%s{%s, %s}, func(%s %s) %s { return %s }))", a, g.expr(a, 1), g.expr(a, 1), x, a, b, e)
	default:
		if !a.ordered() {
			a = tInt
		}
		g.line("fmt.Println(sum(%s, %s, %s), sum[%s]())", g.typed(a, 2), g.typed(a, 2), g.typed(a, 2), a)
	}
}

// closure writes a function that changes what is around it, and calls it twice.
func (g *gen) closure(depth int) {
	f := g.name("f")
	g.line("%s := func() {", f)
	g.nested(2, depth-1)
	g.line("}\n%s%s()\n%s%s()", strings.Repeat("\t", g.indent), f, strings.Repeat("\t", g.indent), f)
}

// captured writes functions that keep the variable of a loop.
func (g *gen) captured(int) {
	list, i := g.name("f"), g.name("i")
	pad := strings.Repeat("\t", g.indent)
	head := fmt.Sprintf("for %s := 0; %s < 3; %s++ {", i, i, i)
	if g.chance(50) {
		head = fmt.Sprintf("for %s := range 3 {", i)
	}
	g.line("var %s []func() int\n%s%s\n%s\t%s = append(%s, func() int { %s += 10; return %s })\n%s}", list, pad, head, pad, list, list, i, i, pad)
	g.line("for _, f := range %s {\n%s\tfmt.Println(f(), f())\n%s}", list, pad, pad)
}

func (g *gen) errors() {
	g.line("fmt.Println(errors.Is(fmt.Errorf(\"%%w %%v\", pick(%s, errBase, errors.New(\"other\")), %s), errBase))", g.condition(2), g.typed(g.scalar(), 2))
}
