package main

import "fmt"

type tree[T any] struct {
	left, right *tree[T]
	val         T
}

type node struct {
	kids   []node
	byName map[string]*node
	parent *node
	visit  func(*node) int
	ch     chan node
}

type expr interface{ eval(env) int }
type env map[string]expr
type lit int
type add struct{ a, b expr }
type ref string

func (l lit) eval(env) int   { return int(l) }
func (a add) eval(e env) int { return a.a.eval(e) + a.b.eval(e) }
func (r ref) eval(e env) int { return e[string(r)].eval(e) }

type list []list
type fn func(fn) int
type m map[string]m

func (t *tree[T]) sum(f func(T) int) int {
	if t == nil {
		return 0
	}
	return f(t.val) + t.left.sum(f) + t.right.sum(f)
}

func main() {
	n := node{byName: map[string]*node{}}
	n.kids = append(n.kids, node{parent: &n}, node{kids: []node{{}}})
	n.byName["x"] = &n.kids[1]
	n.visit = func(n *node) int {
		c := 1
		for i := range n.kids {
			c += len(n.kids[i].kids) + 1
		}
		return c
	}
	fmt.Println(n.visit(&n), len(n.byName["x"].kids), n.kids[0].parent == &n)
	e := env{"y": add{lit(2), ref("z")}, "z": lit(40)}
	fmt.Println(add{ref("y"), lit(0)}.eval(e))
	l := list{{}, {{}, {{}}}}
	fmt.Println(len(l), len(l[1]), len(l[1][1]), l)
	var f fn = func(g fn) int {
		if g == nil {
			return 1
		}
		return g(nil) + 1
	}
	fmt.Println(f(f), len(m{"a": {"b": nil}}["a"]))
	t := &tree[string]{&tree[string]{val: "ab"}, nil, "c"}
	fmt.Println(t.sum(func(s string) int { return len(s) }))
}
