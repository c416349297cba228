package main

import (
	"fmt"
)

type Pair[A, B any] struct {
	First  A
	Second B
}

func MakePair[A, B any](a A, b B) Pair[A, B] { return Pair[A, B]{a, b} }
func (p Pair[A, B]) Flip() Pair[B, A]        { return Pair[B, A]{p.Second, p.First} }
func Unzip[A, B any](ps []Pair[A, B]) (as []A, bs []B) {
	for _, p := range ps {
		as, bs = append(as, p.First), append(bs, p.Second)
	}
	return
}
func GroupBy[K comparable, V any](vs []V, f func(V) K) map[K][]V {
	m := make(map[K][]V)
	for _, v := range vs {
		k := f(v)
		m[k] = append(m[k], v)
	}
	return m
}

type Triple[T any] struct {
	Pair[T, T]
	Third T
}

func main() {
	p := MakePair("a", 1)
	fmt.Println(p, p.Flip(), p.Flip().Flip() == p, MakePair(p, nil == any(nil)))
	fmt.Println(Unzip([]Pair[int, string]{{1, "x"}, {2, "y"}}))
	fmt.Println(GroupBy([]int{1, 2, 3, 4}, func(i int) bool { return i%2 == 0 }), GroupBy([]string{"a", "bb", "c"}, func(s string) int { return len(s) }))
	t := Triple[float64]{Pair[float64, float64]{1, 2}, 3}
	t.First *= 10
	fmt.Printf("%v %+v %T\n", t, t.Flip(), t)
	m := map[Pair[int, bool]]string{{1, true}: "k"}
	fmt.Println(m[MakePair(1, true)], m)
}
