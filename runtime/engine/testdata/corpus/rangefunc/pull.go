package main

import (
	"fmt"
	"iter"
	"maps"
)

func gen(yield func(int) bool) {
	defer fmt.Println("cleanup")
	for i := 1; i <= 3; i++ {
		if !yield(i * i) {
			return
		}
	}
}

func zip[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		nb, stop := iter.Pull(b)
		defer stop()
		for x := range a {
			y, ok := nb()
			if !ok || !yield(x, y) {
				return
			}
		}
	}
}

func main() {
	next, stop := iter.Pull(gen)
	fmt.Println(next())
	fmt.Println(next())
	stop()
	stop()
	fmt.Println(next())
	next, stop = iter.Pull(gen)
	for v, ok := next(); ok; v, ok = next() {
		fmt.Print(v, " ")
	}
	fmt.Println(next())
	stop()
	n2, s2 := iter.Pull2(maps.All(map[string]int{"a": 1}))
	defer s2()
	fmt.Println(n2())
	fmt.Println(n2())
	for a, b := range zip(gen, func(y func(string) bool) { _ = y("x") && y("y") }) {
		fmt.Println(a, b)
	}
	pn, ps := iter.Pull(func(y func(int) bool) { y(1); panic("in pull") })
	pn()
	func() {
		defer func() { fmt.Println(recover()) }()
		pn()
	}()
	ps()
}
