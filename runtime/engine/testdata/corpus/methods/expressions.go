package main

import (
	"fmt"
	"strings"
)

type T struct{ s string }

func (t T) Cat(o ...string) string { return t.s + strings.Join(o, "") }
func (t *T) Set(s string)          { t.s = s }

type E struct {
	T
	n int
}
type I interface{ Cat(...string) string }
type G[X any] struct{ x X }

func (g G[X]) Get() X   { return g.x }
func (g *G[X]) Put(x X) { g.x = x }

func main() {
	f := T.Cat
	fmt.Println(f(T{"a"}, "b", "c"), (*T).Cat(&T{"p"}), E.Cat(E{T: T{"e"}}, "x"), I.Cat(T{"i"}, "y"))
	e := &E{T{"q"}, 1}
	(*E).Set(e, "set")
	(*T).Set(&e.T, e.s+"2")
	fmt.Println(e.s, interface{ Cat(...string) string }.Cat(e))
	g := G[int].Get
	p := (*G[string]).Put
	gs := G[string]{}
	p(&gs, "put")
	fmt.Println(g(G[int]{4}), gs.Get(), (*G[string]).Get(&gs))
	fmt.Printf("%T | %T | %T | %T | %T\n", f, (*T).Set, I.Cat, g, p)
	fns := map[string]func(*T, string){"set": (*T).Set}
	t := T{}
	fns["set"](&t, "via map")
	fmt.Println(t.s, strings.Map(func(r rune) rune { return r + 1 }, "abc"))
}
