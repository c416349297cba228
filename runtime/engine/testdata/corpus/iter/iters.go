package main

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

type Tree[T cmp.Ordered] struct {
	l, r *Tree[T]
	v    T
}

func (t *Tree[T]) Insert(v T) *Tree[T] {
	if t == nil {
		return &Tree[T]{v: v}
	}
	if v < t.v {
		t.l = t.l.Insert(v)
	} else {
		t.r = t.r.Insert(v)
	}
	return t
}

func (t *Tree[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) { t.push(yield) }
}

func (t *Tree[T]) push(yield func(T) bool) bool {
	return t == nil || t.l.push(yield) && yield(t.v) && t.r.push(yield)
}

func Map[A, B any](s iter.Seq[A], f func(A) B) iter.Seq[B] {
	return func(yield func(B) bool) {
		for a := range s {
			if !yield(f(a)) {
				return
			}
		}
	}
}

func Zip[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		na, sa := iter.Pull(a)
		defer sa()
		nb, sb := iter.Pull(b)
		defer sb()
		for {
			x, ok1 := na()
			y, ok2 := nb()
			if !ok1 || !ok2 || !yield(x, y) {
				return
			}
		}
	}
}

func main() {
	var t *Tree[string]
	for _, w := range strings.Fields("m c x a d") {
		t = t.Insert(w)
	}
	for v := range t.All() {
		if v == "x" {
			break
		}
		fmt.Print(v, " ")
	}
	fmt.Println(slices.Collect(Map(t.All(), strings.ToUpper)))
	for a, b := range Zip(t.All(), slices.Values([]int{1, 2, 3})) {
		fmt.Print(a, b, " ")
	}
	fmt.Println()
	next, stop := iter.Pull2(maps.All(map[int]string{1: "x"}))
	fmt.Println(next())
	fmt.Println(next())
	stop()
	n, s := iter.Pull(func(yield func(int) bool) {
		defer fmt.Println("cleanup")
		for i := 0; yield(i); i++ {
		}
	})
	n()
	fmt.Println(n())
	s()
	fmt.Println(n())
	pn, _ := iter.Pull(func(yield func(int) bool) { panic("in iterator") })
	defer func() { fmt.Println(recover()) }()
	pn()
}
