package main

import (
	"fmt"
	"iter"
	"slices"
)

type Stream[T any] struct{ seq iter.Seq[T] }

func From[T any](v ...T) Stream[T] { return Stream[T]{slices.Values(v)} }
func (s Stream[T]) Where(f func(T) bool) Stream[T] {
	return Stream[T]{func(y func(T) bool) {
		for v := range s.seq {
			if f(v) && !y(v) {
				return
			}
		}
	}}
}
func (s Stream[T]) Limit(n int) Stream[T] {
	return Stream[T]{func(y func(T) bool) {
		i := 0
		for v := range s.seq {
			if i++; i > n || !y(v) {
				return
			}
		}
	}}
}
func (s Stream[T]) Slice() []T { return slices.Collect(s.seq) }
func Select[T, U any](s Stream[T], f func(T) U) Stream[U] {
	return Stream[U]{func(y func(U) bool) {
		for v := range s.seq {
			if !y(f(v)) {
				return
			}
		}
	}}
}
func Enumerate[T any](s iter.Seq[T]) iter.Seq2[int, T] {
	return func(y func(int, T) bool) {
		i := 0
		for v := range s {
			if !y(i, v) {
				return
			}
			i++
		}
	}
}
func Window[T any](s iter.Seq[T], n int) iter.Seq[[]T] {
	return func(y func([]T) bool) {
		var w []T
		for v := range s {
			w = append(w, v)
			if len(w) == n {
				if !y(slices.Clone(w)) {
					return
				}
				w = w[1:]
			}
		}
	}
}

func main() {
	s := From(1, 2, 3, 4, 5, 6).Where(func(i int) bool { return i%2 == 0 })
	fmt.Println(s.Slice(), s.Limit(2).Slice(), Select(s, func(i int) string { return fmt.Sprint(i, "!") }).Slice())
	for i, v := range Enumerate(Select(s.Limit(2), func(i int) float64 { return float64(i) / 4 }).seq) {
		fmt.Print(i, "=", v, " ")
	}
	for w := range Window(From("a", "b", "c", "d").seq, 2) {
		if w[0] == "c" {
			break
		}
		fmt.Print(w)
	}
	fmt.Println()
}
