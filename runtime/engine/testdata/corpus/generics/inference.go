package main

import (
	"fmt"
	"strconv"
)

func Map[T, U any](s []T, f func(T) U) []U {
	r := make([]U, 0, len(s))
	for _, v := range s {
		r = append(r, f(v))
	}
	return r
}

func Filter[S ~[]E, E any](s S, keep func(E) bool) (r S) {
	for _, v := range s {
		if keep(v) {
			r = append(r, v)
		}
	}
	return
}

func Reduce[T, A any](s []T, a A, f func(A, T) A) A {
	for _, v := range s {
		a = f(a, v)
	}
	return a
}

func Keys[M ~map[K]V, K comparable, V any](m M) int { return len(m) }

func Ptr[T any](v T) *T { return &v }

func Apply[T any](v T, fs ...func(T) T) T {
	for _, f := range fs {
		v = f(v)
	}
	return v
}

func Identity[T any](v T) T { return v }

func Zip[A, B, C any](as []A, bs []B, f func(A, B) C) []C {
	var r []C
	for i := range min(len(as), len(bs)) {
		r = append(r, f(as[i], bs[i]))
	}
	return r
}

type nums []int

func double(i int) int { return i * 2 }

func main() {
	fmt.Println(Map([]int{1, 2}, strconv.Itoa), Map([]string{"a"}, func(s string) int { return len(s) }))
	ev := Filter(nums{1, 2, 3, 4}, func(i int) bool { return i%2 == 0 })
	fmt.Printf("%v %T\n", ev, ev)
	fmt.Println(Reduce([]string{"a", "b"}, 0, func(n int, s string) int { return n*10 + len(s) }))
	fmt.Println(Keys(map[string]bool{"x": true}), *Ptr("p"), *Ptr(3.5), Apply(3, double, Identity[int], Identity))
	var f func(string) string = Identity
	fmt.Println(f("inferred from assignment"), Map([]int{1}, Identity))
	fmt.Println(Zip([]int{1, 2, 3}, []string{"a", "b"}, func(i int, s string) string { return s + strconv.Itoa(i) }))
	g := Map[int, float64]
	fmt.Println(g(nums{1, 3}, func(i int) float64 { return float64(i) / 2 }))
	fmt.Printf("%T %T %T\n", Ptr[any](1), Identity[[]string], Map[int, string])
	h := func(m func([]int, func(int) int) []int) []int { return m([]int{4}, double) }
	fmt.Println(h(Map))
}
