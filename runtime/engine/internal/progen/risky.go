package progen

import (
	"fmt"
	"strings"
)

// risky writes one operation that may panic, with operands of all types that it can have.
func (g *gen) risky() {
	t := oneOf(g, integers...)
	i, n := g.name("i"), g.name("n")
	pad := strings.Repeat("\t", g.indent)
	g.line("%s := %s", i, g.typed(t, 2))
	if g.chance(60) {
		g.line("%s &= 7", i) // often in range
	}
	g.line("%s := int(%s & 7)", n, i)
	g.line("_ = %s", n)
	list := oneOf(g, `[]string{"a", "b", "c"}`, `[]int{1, 2, 3, 4, 5}`, `"héllo"`, `(&[4]int8{1, 2, 3, 4})`)
	switch g.r.IntN(18) {
	case 0:
		g.line("fmt.Println(%s[%s])", list, i)
	case 1:
		g.line("fmt.Println(100 / (%s - 3), 7 %% (%s - 3))", i, i)
	case 2:
		g.line("fmt.Println(%s[%s:], %s[:%s])", list, i, list, n)
	case 3:
		g.line("fmt.Println(%s[%s:%d])", list, i, g.r.IntN(5))
	case 4:
		g.line("fmt.Println([]int{1, 2, 3, 4, 5}[%d:%s:%s])", g.r.IntN(3), n, i)
	case 5:
		g.line("fmt.Println(any(%s).(%s))", g.typed(g.scalar(), 2), g.scalar())
	case 6:
		g.line("fmt.Println(any(%s).(fmt.Stringer))", g.typed(oneOf(g, g.types...), 1))
	case 7:
		g.line("fmt.Println(any(%s).(interface{ Get(int) int; Set(int) }).Get(1))", g.typed(oneOf(g, g.types...), 1))
	case 8:
		g.line("panic(fmt.Sprint(%q, %s))", g.name("p"), i)
	case 9:
		g.line("var m map[%s]string\n%sfmt.Println(len(m[%s]))\n%sm[%s] = \"x\"", t, pad, i, pad, i)
	case 10:
		g.line("fmt.Println(len(make([]int, %s-2, %d)))", n, g.r.IntN(5))
	case 11:
		g.line("fmt.Println(*(*[3]int)([]int{1, 2, 3, 4, 5}[:%s]))", n)
	case 12:
		g.line("panic(fmt.Errorf(\"wrapped: %%w\", errBase))")
	case 13:
		g.line("fmt.Println(%s << (%s - 3))", i, n)
	case 14:
		g.line("var f %s\n%sif %s > 3 {\n%s\tf = func(int) int { return 1 }\n%s}\n%sfmt.Println(f(%s))", "func(int) int", pad, n, pad, pad, pad, n)
	case 15:
		g.line("var p *%s\n%sfmt.Println(p == nil)\n%sfmt.Println(p.%s)", oneOf(g, g.types...), pad, pad, "Get(1)")
	case 16:
		g.line("m := map[any]int{%s: 1, \"k\": 2}\n%sfmt.Println(m[any(%s)], m[\"k\"])\n%sfmt.Println(m[[]int{1}])", g.typed(t, 1), pad, i, pad)
	default:
		g.line("c := make(chan int, 1)\n%sclose(c)\n%sv, ok := <-c\n%sfmt.Println(v, ok)\n%sif %s > 2 {\n%s\tclose(c)\n%s}\n%sc <- 1", pad, pad, pad, pad, n, pad, pad, pad)
	}
}

// kernel writes a loop over variables that only it knows: what a compiler keeps in registers.
func (g *gen) kernel(int) {
	saved, loops := g.vars, g.loops
	g.loops = nil
	var names, types, args []string
	g.line("func(%s) {", "n int")
	pad := strings.Repeat("\t", g.indent)
	t := oneOf(g, scalars...)
	var vars []variable
	for range 2 + g.r.IntN(3) {
		v := variable{g.name("a"), t, false}
		names, types, args = append(names, v.name), append(types, t.String()), append(args, g.typed(t, 2))
		vars = append(vars, v)
	}
	g.line("\t%s := %s", strings.Join(names, ", "), strings.Join(args, ", "))
	i := g.name("i")
	g.line("\tfor %s := 0; %s < n; %s++ {", i, i, i)
	g.vars = append(vars, variable{i, tInt, true})
	g.indent += 2
	g.line("burn()")
	for range 1 + g.r.IntN(4) {
		turned := append(append([]string{}, names[1:]...), names[0])
		move := func() {
			switch g.r.IntN(3) {
			case 0:
				g.line("%s = %s", strings.Join(names, ", "), strings.Join(turned, ", "))
			case 1:
				g.line("%s, %s = %s, %s", names[0], names[1], names[1], g.expr(t, 2))
			default:
				g.line("%s = %s", oneOf(g, names...), g.expr(t, 2))
			}
		}
		if g.chance(40) {
			g.line("if %s {", g.condition(2))
			g.indent++
			move()
			if g.chance(30) {
				g.line("%s", oneOf(g, "continue", "break"))
			}
			g.indent--
			g.line("}")
		} else {
			move()
		}
	}
	if t.kind == kString {
		g.line("%s = clip(%s)", names[0], names[0])
	}
	g.indent -= 2
	g.vars, g.loops = saved, loops
	g.line("\t}\n%s\tfmt.Println(%s)\n%s}(%d)", pad, strings.Join(names, ", "), pad, g.r.IntN(9))
}

// copies writes what is copied, and what is not, when a part of it changes.
func (g *gen) copies() {
	t := oneOf(g, g.types...)
	f := oneOf(g, t.fields...)
	a, b := g.name("a"), g.name("b")
	pad := strings.Repeat("\t", g.indent)
	x, y := g.expr(f.t, 2), g.expr(f.t, 1)
	switch g.r.IntN(5) {
	case 0:
		g.line("%s := [2]%s{}\n%s%s := %s\n%s%s[1].%s = %s\n%sfmt.Println(%s, %s)", a, t, pad, b, a, pad, a, f.name, x, pad, a, b)
	case 1:
		g.line("%s := []%s{{}, {}}\n%s%s := append([]%s{}, %s...)\n%s%s[0].%s = %s\n%sfmt.Println(%s, %s)", a, t, pad, b, t, a, pad, a, f.name, x, pad, a, b)
	case 2:
		g.line("%s := []%s{{}, {}}\n%sfor _, v := range %s {\n%s\tv.%s = %s\n%s\tfmt.Println(v)\n%s}\n%sfmt.Println(%s)", a, t, pad, a, pad, f.name, x, pad, pad, pad, a)
	case 3:
		g.line("%s := map[string]%s{\"k\": {%s: %s}}\n%s%s := %s[\"k\"]\n%s%s.%s = %s\n%sfmt.Println(%s, %s, %s[\"none\"])", a, t, f.name, x, pad, b, a, pad, b, f.name, y, pad, a, b, a)
	default:
		g.line("%s := [3]int{1, 2, 3}\n%sfor i, v := range %s {\n%s\t%s[2] = 10\n%s\tfmt.Println(i, v)\n%s}\n%sfor i, v := range &%s {\n%s\t%s[2] += 10\n%s\tfmt.Println(i, v)\n%s}", a, pad, a, pad, a, pad, pad, pad, a, pad, a, pad, pad)
	}
}

// compared writes comparisons of values in interfaces, and keys of all kinds.
func (g *gen) compared() {
	a, b := g.scalar(), g.scalar()
	m := g.name("m")
	pad := strings.Repeat("\t", g.indent)
	switch g.r.IntN(4) {
	case 0:
		g.line("fmt.Println(any(%s) == any(%s), any(%s) != nil)", g.typed(a, 2), g.typed(b, 2), g.typed(a, 1))
	case 1:
		g.line("%s := map[any]int{}\n%s%s[any(%s)]++\n%s%s[any(%s)] += 2\n%sfmt.Println(len(%s), %s[any(%s)])", m, pad, m, g.typed(a, 2), pad, m, g.typed(b, 2), pad, m, m, g.constantOf(a))
	case 2:
		g.line("%s := map[[2]%s]int{}\n%s%s[[2]%s{%s, %s}]++\n%s%s[[2]%s{%s}]--\n%sfmt.Println(len(%s))", m, a, pad, m, a, g.expr(a, 2), g.expr(a, 1), pad, m, a, g.expr(a, 1), pad, m)
	default:
		g.line("fmt.Println(pair[%s, %s]{%s, %s} == pair[%s, %s]{%s, %s})", a, b, g.expr(a, 1), g.expr(b, 1), a, b, g.expr(a, 1), g.expr(b, 1))
	}
}

// constantOf returns a literal of its type.
func (g *gen) constantOf(t *typ) string { return fmt.Sprintf("%s(%s)", t, g.constant(t)) }
