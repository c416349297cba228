package main

import (
	"fmt"
	"iter"
)

type scanner struct {
	toks []string
	err  error
}

func (s *scanner) All() iter.Seq2[int, string] {
	return func(y func(int, string) bool) {
		for i, t := range s.toks {
			if t == "!" {
				s.err = fmt.Errorf("bad token %d", i)
				return
			}
			if !y(i, t) {
				return
			}
		}
	}
}
func merge[T any](ss ...iter.Seq[T]) iter.Seq[T] {
	return func(y func(T) bool) {
		for _, s := range ss {
			for v := range s {
				if !y(v) {
					return
				}
			}
		}
	}
}
func once[T any](v T) iter.Seq[T] { return func(y func(T) bool) { y(v) } }

func main() {
	s := &scanner{toks: []string{"a", "b", "!", "c"}}
	for i, t := range s.All() {
		fmt.Print(i, t, " ")
	}
	fmt.Println(s.err)
	n := 0
	for v := range merge(once(1), once(2), merge[int](), once(3)) {
		if v == 3 {
			break
		}
		n += v
	}
	fmt.Println(n)
}
