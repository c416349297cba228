package main

import (
	"errors"
	"fmt"
	"iter"
)

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(v ...T) { s.items = append(s.items, v...) }
func (s *Stack[T]) Pop() (v T, err error) {
	if len(s.items) == 0 {
		return v, errors.New("empty")
	}
	v = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return v, nil
}
func (s Stack[T]) Len() int { return len(s.items) }

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) Swap() Pair[string, K] { return Pair[string, K]{fmt.Sprint(p.Val), p.Key} }

type OrderedMap[K comparable, V any] struct {
	keys []K
	m    map[K]V
}

func New[K comparable, V any](ps ...Pair[K, V]) *OrderedMap[K, V] {
	o := &OrderedMap[K, V]{m: make(map[K]V)}
	for _, p := range ps {
		o.Set(p.Key, p.Val)
	}
	return o
}

func (o *OrderedMap[K, V]) Set(k K, v V) {
	if _, ok := o.m[k]; !ok {
		o.keys = append(o.keys, k)
	}
	o.m[k] = v
}

func (o *OrderedMap[K, V]) All() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for _, k := range o.keys {
			if !yield(k, o.m[k]) {
				return
			}
		}
	}
}

type List[T any] struct {
	head *elem[T]
	n    int
}
type elem[T any] struct {
	v    T
	next *elem[T]
}

func (l *List[T]) Add(v T) *List[T] { l.head = &elem[T]{v, l.head}; l.n++; return l }
func (l *List[T]) Each(f func(T)) {
	for e := l.head; e != nil; e = e.next {
		f(e.v)
	}
}

func main() {
	var s Stack[string]
	s.Push("a", "b")
	v, err := s.Pop()
	fmt.Println(v, err, s.Len())
	s.Pop()
	v, err = s.Pop()
	fmt.Printf("%q %v\n", v, err)
	p := Pair[int, float64]{1, 2.5}
	fmt.Printf("%v %+v %T %T\n", p, p.Swap(), p, p.Swap())
	o := New(Pair[string, int]{"z", 1}, Pair[string, int]{"a", 2})
	o.Set("z", 10)
	for k, v := range o.All() {
		fmt.Print(k, v, " ")
	}
	fmt.Println()
	(&List[Pair[string, bool]]{}).Add(Pair[string, bool]{"x", true}).Add(Pair[string, bool]{}).Each(func(p Pair[string, bool]) { fmt.Print(p) })
	fmt.Println()
	var nested Stack[Stack[int]]
	nested.Push(Stack[int]{[]int{1, 2}})
	in, _ := nested.Pop()
	fmt.Printf("%v %T\n", in.items, nested)
}
