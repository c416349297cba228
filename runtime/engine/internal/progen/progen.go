// Package progen writes random Go programs that compile, end, and print the same each time: what they print compiled and interpreted can be compared.
//
// Nothing in them depends on what Go leaves open: expressions have no side effects, maps are printed in order, goroutines hand on what they have in turn,
// and numbers are converted only where the result is defined. Loops and calls use up fuel, and with none left a program panics, in both cases at the same
// place.
package progen

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"strings"
)

// Batch returns one program that holds many: the functions P0, P1, …, each made from seed and its number, which main calls one after the other. A line
// "== N" precedes what each prints.
func Batch(seed uint64, n int) string {
	var decls, calls strings.Builder
	for i := range n {
		decls.WriteString(declare(rand.New(rand.NewPCG(seed, uint64(i))), fmt.Sprint(i)))
		fmt.Fprintf(&calls, "\trun(%d, P%d)\n", i, i)
	}
	return assemble(decls.String(), calls.String())
}

// One returns the program that Batch made of a seed and a number alone.
func One(seed uint64, i int) string {
	return assemble(declare(rand.New(rand.NewPCG(seed, uint64(i))), fmt.Sprint(i)), fmt.Sprintf("\trun(%d, P%d)\n", i, i))
}

// Seed makes a seed of any bytes.
func Seed(b []byte) uint64 {
	h := fnv.New64a()
	h.Write(b)
	return h.Sum64()
}

func assemble(decls, calls string) string {
	return header + decls + "\nfunc main() {\n" + calls + "}\n"
}

// header is what all programs share.
const header = `package main

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

var fuel int

func burn() {
	if fuel--; fuel < 0 {
		panic("out of fuel")
	}
}

func id[T any](v T) T { return v }

func pick[T any](c bool, a, b T) T {
	if c {
		return a
	}
	return b
}

func sum[T cmp.Ordered](list ...T) (s T) {
	for _, v := range list {
		s += v
	}
	return s
}

func apply[T, U any](list []T, f func(T) U) []U {
	var r []U
	for _, v := range list {
		r = append(r, f(v))
	}
	return r
}

type pair[A, B any] struct {
	a A
	b B
}

func (p pair[A, B]) swap() pair[B, A] { return pair[B, A]{p.b, p.a} }

func keys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }

func each[T any](list []T) func(func(int, T) bool) {
	return func(yield func(int, T) bool) {
		defer burn()
		for i, v := range list {
			if !yield(i, v) {
				return
			}
		}
	}
}

var errBase = errors.New("base")

func clip(s string) string { return s[:min(len(s), 24)] + strings.Repeat(".", min(len(s)/24, 2)) }

func run(n int, f func()) {
	fmt.Println("==", n)
	fuel = 3000
	defer func() {
		if r := recover(); r != nil {
			err, ok := r.(error)
			fmt.Printf("panic %T %v %v\n", r, r, ok && err.Error() != "")
		}
	}()
	f()
}
`

// A gen writes one program.
type gen struct {
	r      *rand.Rand
	b      strings.Builder
	suffix string // of the names at package level
	next   int
	indent int
	vars   []variable
	funcs  []function
	types  []*typ // structs with methods
	loops  []string
	size   int  // statements that are left
	plain  bool // inside a function literal, which must not call another one: it might be itself
}

// A variable is what can be named here.
type variable struct {
	name  string
	t     *typ
	fixed bool // may not be assigned: a loop runs by it
}

// A function can be called by what is declared after it.
type function struct {
	name    string
	params  []*typ
	results []*typ
}

func declare(r *rand.Rand, suffix string) string {
	g := &gen{r: r, suffix: suffix}
	g.line("")
	for range 1 + r.IntN(2) {
		g.structType()
	}
	for range 2 + r.IntN(3) {
		g.function()
	}
	g.vars, g.size = nil, 14+r.IntN(18)
	g.line("func P%s() {", suffix)
	g.block(func() {
		for range 3 {
			g.declareVar(g.anyType(2))
		}
		for g.size > 0 {
			g.statement(3)
		}
		for _, v := range g.vars {
			g.print(v.name, v.t)
		}
	})
	g.line("}")
	return g.b.String()
}

func (g *gen) line(format string, args ...any) {
	fmt.Fprintf(&g.b, "%s%s\n", strings.Repeat("\t", g.indent), fmt.Sprintf(format, args...))
}

// block writes what is inside of braces; the variables of it end with it.
func (g *gen) block(f func()) {
	n := len(g.vars)
	g.indent++
	f()
	g.indent--
	g.vars = g.vars[:n]
}

func (g *gen) name(prefix string) string {
	g.next++
	return fmt.Sprintf("%s%d", prefix, g.next)
}

func (g *gen) chance(percent int) bool { return g.r.IntN(100) < percent }

func oneOf[T any](g *gen, list ...T) T { return list[g.r.IntN(len(list))] }

// structType declares a struct with methods, a method on its pointer, and perhaps one that it is embedded in.
func (g *gen) structType() {
	t := &typ{kind: kStruct, name: g.name("T" + g.suffix + "x")}
	if len(g.types) > 0 && g.chance(50) {
		base := g.types[g.r.IntN(len(g.types))]
		t.fields = append(t.fields, field{base.name, base, true})
	}
	for i := range 1 + g.r.IntN(3) {
		t.fields = append(t.fields, field{fmt.Sprintf("F%d", i), g.scalarOrSmall(), false})
	}
	g.line("type %s struct {", t.name)
	for _, f := range t.fields {
		if f.embedded {
			g.line("\t%s", f.t.name)
		} else {
			g.line("\t%s %s", f.name, f.t)
		}
	}
	g.line("}\n")
	saved := g.vars
	g.vars = []variable{{"t", t, false}, {"n", tInt, false}}
	g.line("func (t %s) Get(n int) int { return %s }\n", t.name, g.expr(tInt, 2))
	f := t.fields[len(t.fields)-1]
	g.vars[0].t = &typ{kind: kPointer, elem: t}
	g.line("func (t *%s) Set(n int) { t.%s = %s }\n", t.name, f.name, g.expr(f.t, 2))
	if g.chance(50) {
		g.line("func (t %s) String() string { return fmt.Sprint(%q, t.Get(1)) }\n", t.name, t.name)
	}
	g.vars = saved
	g.types = append(g.types, t)
}

// function declares a function, which may call those before it.
func (g *gen) function() {
	f := function{name: g.name("f" + g.suffix + "x")}
	g.vars, g.size = nil, 3+g.r.IntN(6)
	var params, results []string
	for i := range g.r.IntN(4) {
		t := g.anyType(1)
		f.params = append(f.params, t)
		v := fmt.Sprintf("p%d", i)
		params = append(params, v+" "+t.String())
		g.vars = append(g.vars, variable{v, t, false})
	}
	for i := range 1 + g.r.IntN(2) {
		t := g.anyType(1)
		f.results = append(f.results, t)
		v := fmt.Sprintf("r%d", i)
		results = append(results, v+" "+t.String())
		g.vars = append(g.vars, variable{v, t, false})
	}
	g.line("func %s(%s) (%s) {", f.name, strings.Join(params, ", "), strings.Join(results, ", "))
	g.block(func() {
		g.line("burn()")
		for i, t := range f.results {
			switch t.kind {
			case kPointer, kFunc, kInterface, kMap:
				e, _ := g.literal(t, 1)
				g.line("r%d = %s", i, e)
			}
		}
		if g.chance(30) {
			g.deferred()
		}
		for g.size > 0 {
			g.statement(2)
		}
		if g.chance(70) {
			var list []string
			for _, t := range f.results {
				list = append(list, g.expr(t, 2))
			}
			g.line("return %s", strings.Join(list, ", "))
		} else {
			g.line("return")
		}
	})
	g.line("}\n")
	g.funcs = append(g.funcs, f)
}
