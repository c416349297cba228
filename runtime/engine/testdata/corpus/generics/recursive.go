package main

import (
	"cmp"
	"fmt"
	"strings"
)

type Tree[K cmp.Ordered, V any] struct {
	root *node[K, V]
	size int
}

type node[K cmp.Ordered, V any] struct {
	k           K
	v           V
	left, right *node[K, V]
}

func (t *Tree[K, V]) Put(k K, v V) *Tree[K, V] {
	p := &t.root
	for *p != nil {
		switch c := cmp.Compare(k, (*p).k); {
		case c < 0:
			p = &(*p).left
		case c > 0:
			p = &(*p).right
		default:
			(*p).v = v
			return t
		}
	}
	*p = &node[K, V]{k: k, v: v}
	t.size++
	return t
}

func (n *node[K, V]) walk(f func(K, V)) {
	if n != nil {
		n.left.walk(f)
		f(n.k, n.v)
		n.right.walk(f)
	}
}

type Expr[T any] interface{ Eval() T }
type Lit[T any] struct{ V T }
type Op[T any] struct {
	F    func(T, T) T
	A, B Expr[T]
}

func (l Lit[T]) Eval() T { return l.V }
func (o Op[T]) Eval() T  { return o.F(o.A.Eval(), o.B.Eval()) }

type Rose[T any] struct {
	V    T
	Kids []Rose[T]
}

func (r Rose[T]) String() string {
	s := []string{}
	for _, k := range r.Kids {
		s = append(s, k.String())
	}
	return fmt.Sprint(r.V) + "(" + strings.Join(s, ",") + ")"
}

type A[T any] struct{ b *B[T] }
type B[T any] struct {
	a *A[T]
	v T
}

func main() {
	t := (&Tree[string, int]{}).Put("m", 1).Put("a", 2).Put("z", 3).Put("a", 4)
	t.root.walk(func(k string, v int) { fmt.Print(k, v, " ") })
	fmt.Println(t.size)
	e := Op[int]{func(a, b int) int { return a * b }, Lit[int]{6}, Op[int]{func(a, b int) int { return a + b }, Lit[int]{3}, Lit[int]{4}}}
	fmt.Println(e.Eval())
	fmt.Println(Rose[int]{1, []Rose[int]{{2, nil}, {3, []Rose[int]{{4, nil}}}}})
	x := A[string]{&B[string]{v: "deep"}}
	x.b.a = &x
	fmt.Println(x.b.a.b.v)
}
