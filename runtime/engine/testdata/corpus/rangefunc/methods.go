package main

import (
	"fmt"
	"iter"
)

type tree struct {
	l, r *tree
	v    int
}

func (t *tree) all(yield func(int) bool) bool {
	return t == nil || t.l.all(yield) && yield(t.v) && t.r.all(yield)
}

func (t *tree) All() iter.Seq[int] { return func(yield func(int) bool) { t.all(yield) } }

func (t *tree) Walk(yield func(depth, v int) bool) {
	var rec func(*tree, int) bool
	rec = func(t *tree, d int) bool {
		return t == nil || yield(d, t.v) && rec(t.l, d+1) && rec(t.r, d+1)
	}
	rec(t, 0)
}

type seq func(func(string) bool)

func (s seq) upTo(n int) seq {
	return func(yield func(string) bool) {
		for v := range s {
			if n--; n < 0 || !yield(v) {
				return
			}
		}
	}
}

func fib() iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for i, a, b := 0, 0, 1; yield(i, a); i, a, b = i+1, b, a+b {
		}
	}
}

func main() {
	t := &tree{&tree{nil, nil, 1}, &tree{&tree{v: 3}, nil, 4}, 2}
	for v := range t.All() {
		fmt.Print(v, " ")
	}
	for d, v := range t.Walk {
		fmt.Print(d, ":", v, " ")
		if v == 1 {
			break
		}
	}
	fmt.Println()
	s := seq(func(y func(string) bool) { _ = y("a") && y("b") && y("c") })
	for v := range s.upTo(2) {
		fmt.Print(v)
	}
	for i, f := range fib() {
		if i > 10 {
			break
		}
		fmt.Print(" ", f)
	}
	fmt.Println()
	sum := 0
	for v := range t.All() {
		for range v {
			for w := range t.All() {
				if w == 3 {
					break
				}
				sum += w
			}
		}
	}
	fmt.Println(sum)
}
