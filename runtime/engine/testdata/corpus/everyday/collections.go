package main

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

type Number interface{ ~int | ~int64 | ~float64 }

type Set[T comparable] struct{ m map[T]struct{} }

func SetOf[T comparable](vs ...T) *Set[T] {
	s := &Set[T]{m: make(map[T]struct{}, len(vs))}
	for _, v := range vs {
		s.m[v] = struct{}{}
	}
	return s
}
func (s *Set[T]) Has(v T) bool { _, ok := s.m[v]; return ok }
func (s *Set[T]) Union(o *Set[T]) *Set[T] {
	u := SetOf[T]()
	maps.Copy(u.m, s.m)
	maps.Copy(u.m, o.m)
	return u
}
func (s *Set[T]) Filter(f func(T) bool) *Set[T] {
	r := SetOf[T]()
	for v := range s.m {
		if f(v) {
			r.m[v] = struct{}{}
		}
	}
	return r
}
func Sorted[T cmp.Ordered](s *Set[T]) []T { return slices.Sorted(maps.Keys(s.m)) }

type List[T any] struct {
	head, tail *elem[T]
	n          int
}
type elem[T any] struct {
	v    T
	next *elem[T]
}

func (l *List[T]) Push(vs ...T) *List[T] {
	for _, v := range vs {
		e := &elem[T]{v: v}
		if l.tail == nil {
			l.head = e
		} else {
			l.tail.next = e
		}
		l.tail = e
		l.n++
	}
	return l
}
func (l *List[T]) All() iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		i := 0
		for e := l.head; e != nil; e = e.next {
			if !yield(i, e.v) {
				return
			}
			i++
		}
	}
}

type Heap[T any] struct {
	d    []T
	less func(a, b T) bool
}

func (h *Heap[T]) Push(v T) {
	h.d = append(h.d, v)
	for i := len(h.d) - 1; i > 0; {
		p := (i - 1) / 2
		if !h.less(h.d[i], h.d[p]) {
			break
		}
		h.d[i], h.d[p] = h.d[p], h.d[i]
		i = p
	}
}
func (h *Heap[T]) Pop() (v T, ok bool) {
	if len(h.d) == 0 {
		return v, false
	}
	v = h.d[0]
	n := len(h.d) - 1
	h.d[0] = h.d[n]
	h.d = h.d[:n]
	for i := 0; ; {
		c := 2*i + 1
		if c >= n {
			break
		}
		if c+1 < n && h.less(h.d[c+1], h.d[c]) {
			c++
		}
		if !h.less(h.d[c], h.d[i]) {
			break
		}
		h.d[i], h.d[c] = h.d[c], h.d[i]
		i = c
	}
	return v, true
}

func Map[A, B any](l *List[A], f func(A) B) *List[B] {
	r := &List[B]{}
	for _, v := range l.All() {
		r.Push(f(v))
	}
	return r
}
func Reduce[A, B any](l *List[A], z B, f func(B, A) B) B {
	for _, v := range l.All() {
		z = f(z, v)
	}
	return z
}
func Sum[T Number](vs ...T) (t T) {
	for _, v := range vs {
		t += v
	}
	return
}

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) String() string { return fmt.Sprintf("<%v=%v>", p.Key, p.Val) }

type Meters float64

func main() {
	s := SetOf(3, 1, 2).Union(SetOf(2, 5))
	fmt.Println(Sorted(s), s.Has(5), Sorted(s.Filter(func(n int) bool { return n%2 == 1 })))
	l := (&List[string]{}).Push("a", "bb", "ccc")
	fmt.Println(Reduce(Map(l, func(s string) int { return len(s) }), 0.5, func(a float64, n int) float64 { return a + float64(n) }))
	h := &Heap[Pair[string, int]]{less: func(a, b Pair[string, int]) bool { return a.Val < b.Val }}
	for i, w := range strings.Fields("m k z a q") {
		h.Push(Pair[string, int]{w, (i * 7) % 5})
	}
	for p, ok := h.Pop(); ok; p, ok = h.Pop() {
		fmt.Print(p, " ")
	}
	fmt.Println(Sum[Meters](1.5, 2), Sum[int](), Sum(1, 2))
	fmt.Printf("%v %+v %T %T\n", Pair[int, []string]{1, []string{"x"}}, l.n, Pair[string, Meters]{}, h.less)
}
