package main

import "fmt"

type Set[T comparable] = map[T]struct{}
type Vec[T any] = []T
type PairOf[T any] = struct{ A, B T }
type Fn[A, B any] = func(A) B
type M[V any] = map[string]V
type IntPair = PairOf[int]
type G[T any] struct{ V T }
type GI = G[int]
type GA[T any] = G[G[T]]

func (g G[T]) Get() T { return g.V }

func add[T comparable](s Set[T], v T) Set[T] {
	s[v] = struct{}{}
	return s
}

func mapVec[A, B any](v Vec[A], f Fn[A, B]) Vec[B] {
	var r Vec[B]
	for _, x := range v {
		r = append(r, f(x))
	}
	return r
}

func main() {
	s := add(add(Set[int]{}, 1), 1)
	fmt.Println(len(s), s)
	fmt.Println(mapVec(Vec[int]{1, 2}, func(i int) string { return fmt.Sprint(i * i) }))
	p := IntPair{1, 2}
	var q struct{ A, B int } = p
	fmt.Println(q, p == q)
	fmt.Printf("%T %T %T %T\n", s, p, M[bool]{}, GI{})
	var g GI = G[int]{5}
	fmt.Println(g.Get(), GA[string]{G[string]{"x"}}.Get().Get())
	var x any = M[int]{"a": 1}
	m, ok := x.(map[string]int)
	fmt.Println(m, ok)
}
