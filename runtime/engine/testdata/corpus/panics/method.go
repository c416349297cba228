package main

import "fmt"

type stack[T any] struct{ items []T }

func (s *stack[T]) Pop() T {
	v := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return v
}

func main() {
	s := &stack[string]{[]string{"a"}}
	fmt.Println(s.Pop())
	fmt.Println(s.Pop())
}
