package progen

import (
	"fmt"
	"strings"
)

// statement writes one statement, or a few that belong together.
func (g *gen) statement(depth int) {
	g.size--
	if depth <= 0 {
		switch g.r.IntN(4) {
		case 0:
			v := g.declareVar(g.anyType(1))
			g.print(v.name, v.t)
		case 1:
			g.printAny()
		default:
			g.assign()
		}
		return
	}
	kinds := []func(int){
		func(int) { g.declareVar(g.anyType(2)) }, func(int) { g.assign() }, func(int) { g.assign() }, func(int) { g.opAssign() }, func(int) { g.printAny() },
		g.conditional, g.counted, g.ranged, g.ranged, g.switched, func(int) { g.call() }, func(int) { g.call() }, g.recovered, func(int) { g.slices() },
		g.pipeline, g.typeSwitch, func(int) { g.pointer() }, func(int) { g.methodValue() }, func(int) { g.swap() }, func(int) { g.generic() }, g.closure,
		g.labeled, g.kernel, g.kernel, g.recovered, func(int) { g.copies() }, func(int) { g.compared() }, func(int) { g.maps() }, func(int) { g.errors() }, g.captured,
	}
	oneOf(g, kinds...)(depth)
}

// declareVar declares a variable with a value.
func (g *gen) declareVar(t *typ) variable {
	v := variable{g.name("v"), t, false}
	if g.chance(15) && t.kind <= kArray || t.kind == kStruct && g.chance(15) {
		g.line("var %s %s", v.name, t)
	} else if g.chance(40) {
		g.line("var %s %s = %s", v.name, t, g.expr(t, 3))
	} else {
		g.line("%s := %s", v.name, g.typed(t, 3))
	}
	g.line("_ = %s", v.name)
	g.vars = append(g.vars, v)
	return v
}

// target returns something that can be assigned to.
func (g *gen) target() (string, *typ, bool) {
	for range 10 {
		if len(g.vars) == 0 {
			break
		}
		v := oneOf(g, g.vars...)
		if v.fixed {
			continue
		}
		switch {
		case v.t.kind == kStruct && g.chance(60):
			f := oneOf(g, v.t.fields...)
			return v.name + "." + f.name, f.t, true
		case v.t.kind == kPointer && g.chance(60):
			f := oneOf(g, v.t.elem.fields...)
			return v.name + "." + f.name, f.t, true
		case v.t.kind == kArray && g.chance(60):
			return fmt.Sprintf("%s[%d]", v.name, g.r.IntN(v.t.length)), v.t.elem, true
		}
		return v.name, v.t, true
	}
	return "", nil, false
}

func (g *gen) assign() {
	if e, t, ok := g.target(); ok {
		g.line("%s = %s", e, g.expr(t, 3))
	}
}

func (g *gen) opAssign() {
	for range 5 {
		e, t, ok := g.target()
		switch {
		case !ok:
		case t.kind == kInt && g.chance(30):
			g.line("%s%s", e, oneOf(g, "++", "--"))
		case t.kind == kInt && g.chance(30):
			g.line("%s %s %s %% 40", e, oneOf(g, "<<=", ">>="), g.varying(integers[10], 2))
		case t.kind == kInt:
			g.line("%s %s %s", e, oneOf(g, "+=", "-=", "*=", "&=", "|=", "^=", "&^="), g.varying(t, 2))
		case t.kind == kFloat:
			g.line("%s %s %s", e, oneOf(g, "+=", "-=", "*="), g.varying(t, 2))
		case t.kind == kString:
			g.line("%s = clip(%s + %s)", e, e, g.expr(t, 2))
		default:
			continue
		}
		return
	}
}

func (g *gen) printAny() {
	if len(g.vars) > 0 && g.chance(60) {
		v := oneOf(g, g.vars...)
		g.print(v.name, v.t)
		return
	}
	t := g.scalar()
	g.line("fmt.Printf(\"%%T %%v\\n\", %s, %s)", g.typed(t, 2), g.typed(t, 3))
}

func (g *gen) statements(n, depth int) {
	for range n {
		if g.size > 0 {
			g.statement(depth)
		}
	}
}

func (g *gen) conditional(depth int) {
	g.line("if %s {", g.condition(2))
	g.block(func() { g.statements(1+g.r.IntN(3), depth-1) })
	if g.chance(50) {
		g.line("} else {")
		g.block(func() { g.statements(1+g.r.IntN(2), depth-1) })
	}
	g.line("}")
}

// loop writes the body of a loop.
func (g *gen) loop(depth int, vars ...variable) {
	g.block(func() {
		g.line("burn()")
		g.vars = append(g.vars, vars...)
		for _, v := range vars {
			g.line("_ = %s", v.name)
		}
		g.statements(1+g.r.IntN(3), depth-1)
		if g.chance(25) {
			g.line("if %s {\n%s\t%s\n%s}", g.condition(2), strings.Repeat("\t", g.indent), oneOf(g, "break", "continue"), strings.Repeat("\t", g.indent))
		}
		if len(g.loops) > 0 && g.chance(30) {
			g.line("if %s {\n%s\t%s %s\n%s}", g.condition(2), strings.Repeat("\t", g.indent), oneOf(g, "break", "continue"), oneOf(g, g.loops...), strings.Repeat("\t", g.indent))
		}
	})
	g.line("}")
}

func (g *gen) counted(depth int) {
	i := g.name("i")
	t := oneOf(g, integers...)
	v := variable{i, t, true}
	if g.chance(50) {
		g.line("for %s := %s(0); %s < %d; %s++ {", i, t, i, 1+g.r.IntN(5), i)
	} else {
		g.line("for %s := range %s(%d) {", i, t, g.r.IntN(5))
	}
	g.loop(depth, v)
}

func (g *gen) ranged(depth int) {
	var v variable
	for range 8 {
		if len(g.vars) > 0 {
			v = oneOf(g, g.vars...)
		}
		k, e := g.name("k"), g.name("e")
		if v.t == nil {
			continue
		}
		switch v.t.kind {
		case kSlice, kArray:
			over := v.name
			if v.t.kind == kSlice && g.chance(40) {
				over = "each(" + v.name + ")"
			}
			g.line("for %s, %s := range %s {", k, e, over)
			g.loop(depth, variable{k, tInt, true}, variable{e, v.t.elem, false})
			return
		case kString:
			g.line("for %s, %s := range %s {", k, e, v.name)
			g.loop(depth, variable{k, tInt, true}, variable{e, integers[5], false})
			return
		case kMap:
			g.line("for _, %s := range keys(%s) {", k, v.name)
			g.loop(depth, variable{k, v.t.key, true})
			return
		}
	}
	g.counted(depth)
}

func (g *gen) labeled(depth int) {
	label := g.name("L")
	i := g.name("i")
	g.line("%s:", label)
	g.line("for %s := 0; %s < %d; %s++ {", i, i, 2+g.r.IntN(3), i)
	g.loops = append(g.loops, label)
	g.block(func() {
		g.line("burn()")
		g.vars = append(g.vars, variable{i, tInt, true})
		g.ranged(depth - 1)
		g.line("if %s {\n%s\tcontinue %s\n%s}", g.condition(2), strings.Repeat("\t", g.indent), label, strings.Repeat("\t", g.indent))
		g.printAny()
	})
	g.loops = g.loops[:len(g.loops)-1]
	g.line("}")
}

func (g *gen) switched(depth int) {
	t := oneOf(g, tInt, tString, integers[3], integers[7])
	if g.chance(30) {
		g.line("switch {")
		for range 1 + g.r.IntN(3) {
			g.line("case %s:", g.condition(2))
			g.block(func() { g.statements(1, depth-1) })
		}
	} else {
		g.line("switch %s := %s; %s {", "sw", g.typed(t, 2), "sw")
		used := map[string]bool{}
		for range 1 + g.r.IntN(3) {
			c := g.constant(t)
			if t.kind == kInt {
				c = fmt.Sprint(g.r.IntN(20))
			}
			if used[c] {
				continue
			}
			used[c] = true
			g.line("case %s:", c)
			g.block(func() {
				g.statements(1, depth-1)
				if g.chance(20) {
					g.line("fallthrough")
				}
			})
		}
	}
	g.line("default:")
	g.block(func() { g.statements(1, depth-1) })
	g.line("}")
}

func (g *gen) call() {
	if len(g.funcs) == 0 {
		return
	}
	f := oneOf(g, g.funcs...)
	var args, results []string
	var vars []variable
	for _, p := range f.params {
		args = append(args, g.expr(p, 2))
	}
	for _, r := range f.results {
		v := variable{g.name("v"), r, false}
		results, vars = append(results, v.name), append(vars, v)
	}
	g.line("%s := %s(%s)", strings.Join(results, ", "), f.name, strings.Join(args, ", "))
	for _, v := range vars {
		g.line("_ = %s", v.name)
	}
	g.vars = append(g.vars, vars...)
}

// nested writes statements into a function literal: what is around it cannot be left from there by a branch.
func (g *gen) nested(n, depth int) {
	loops := g.loops
	g.loops = nil
	g.block(func() { g.statements(n, depth) })
	g.loops = loops
}

// deferred writes a deferred function that may recover, and changes variables.
func (g *gen) deferred() {
	g.line("defer func() {")
	g.block(func() {
		if g.chance(60) {
			g.line("if r := recover(); r != nil {\n%s\tfmt.Println(\"recovered\", r)\n%s}", strings.Repeat("\t", g.indent), strings.Repeat("\t", g.indent))
		}
		g.assign()
	})
	g.line("}()")
}

// recovered writes something that may panic, in a function that recovers.
func (g *gen) recovered(depth int) {
	g.line("func() {")
	g.block(func() {
		g.line("defer func() { fmt.Println(\"recovered\", recover()) }()")
		if g.chance(40) {
			g.deferred()
		}
		g.risky()
		g.nestedHere(depth)
	})
	g.line("}()")
}

func (g *gen) nestedHere(depth int) {
	loops := g.loops
	g.loops = nil
	g.statements(1, depth-1)
	g.loops = loops
}

func (g *gen) typeSwitch(depth int) {
	x := g.name("x")
	g.line("switch %s := %s.(type) {", x, "any("+g.expr(tAny, 2)+")")
	used := map[string]bool{}
	for range 2 + g.r.IntN(3) {
		t := g.scalar()
		if len(g.types) > 0 && g.chance(25) {
			t = oneOf(g, g.types...)
		}
		if used[t.String()] {
			continue
		}
		used[t.String()] = true
		g.line("case %s:", t)
		g.block(func() {
			g.line("fmt.Printf(\"%s %%T %%v\\n\", %s, %s)", t, x, x)
			g.vars = append(g.vars, variable{x, t, false})
			g.statements(1, depth-1)
		})
	}
	g.line("case fmt.Stringer:\n%s\tfmt.Println(\"stringer\", %s)", strings.Repeat("\t", g.indent), x)
	g.line("case nil:\n%sdefault:\n%s\tfmt.Printf(\"%%T\\n\", %s)\n%s}", strings.Repeat("\t", g.indent), strings.Repeat("\t", g.indent), x, strings.Repeat("\t", g.indent))
}
