package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Print("[done]")
		for i := range n {
			if !yield(i) {
				fmt.Print("[stop]")
				return
			}
		}
	}
}

func filter[T any](s iter.Seq[T], f func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v := range s {
			if f(v) && !yield(v) {
				return
			}
		}
	}
}

func take[T any](s iter.Seq[T], n int) iter.Seq[T] {
	return func(yield func(T) bool) {
		if n <= 0 {
			return
		}
		i := 0
		for v := range s {
			if i++; !yield(v) || i == n {
				return
			}
		}
	}
}

func pairs(s ...string) iter.Seq2[int, string] { return slices.All(s) }

func main() {
	for v := range take(filter(count(100), func(i int) bool { return i%3 == 0 }), 4) {
		fmt.Print(v, " ")
	}
	fmt.Println()
	for i, s := range pairs("a", "b") {
		fmt.Print(i, s, " ")
	}
	for range count(2) {
		fmt.Print("x")
	}
	fmt.Println()
	fmt.Println(slices.Collect(filter(slices.Values([]string{"a", "", "b"}), func(s string) bool { return s != "" })))
	fmt.Println(slices.Sorted(maps.Keys(map[string]int{"z": 1, "y": 2})))
	for w := range strings.SplitSeq("a,b,c", ",") {
		fmt.Print(w, ";")
	}
	for i := range slices.Backward([]int{5, 6}) {
		fmt.Print(i)
	}
	for c := range slices.Chunk([]int{1, 2, 3}, 2) {
		fmt.Print(c)
	}
	fmt.Println()
	var i int
	for i = range count(5) {
		if i == 2 {
			break
		}
	}
	fmt.Println(i)
}
