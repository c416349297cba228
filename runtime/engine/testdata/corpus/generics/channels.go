package main

import (
	"fmt"
	"sync"
)

func Gen[T any](vs ...T) <-chan T {
	c := make(chan T)
	go func() {
		defer close(c)
		for _, v := range vs {
			c <- v
		}
	}()
	return c
}
func MapC[A, B any](in <-chan A, f func(A) B) <-chan B {
	out := make(chan B)
	go func() {
		defer close(out)
		for v := range in {
			out <- f(v)
		}
	}()
	return out
}
func Collect[T any](in <-chan T) (r []T) {
	for v := range in {
		r = append(r, v)
	}
	return
}
func ParMap[A, B any](as []A, f func(A) B) []B {
	r := make([]B, len(as))
	var wg sync.WaitGroup
	for i, a := range as {
		wg.Go(func() { r[i] = f(a) })
	}
	wg.Wait()
	return r
}

type Future[T any] struct {
	done chan struct{}
	v    T
	err  error
}

func Async[T any](f func() (T, error)) *Future[T] {
	fu := &Future[T]{done: make(chan struct{})}
	go func() { defer close(fu.done); fu.v, fu.err = f() }()
	return fu
}
func (f *Future[T]) Wait() (T, error) { <-f.done; return f.v, f.err }

type SafeMap[K comparable, V any] struct {
	mu sync.Mutex
	m  map[K]V
}

func (s *SafeMap[K, V]) Update(k K, f func(V, bool) V) V {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.m == nil {
		s.m = map[K]V{}
	}
	v, ok := s.m[k]
	s.m[k] = f(v, ok)
	return s.m[k]
}

func main() {
	fmt.Println(Collect(MapC(Gen(1, 2, 3), func(i int) string { return fmt.Sprint("n", i) })))
	fmt.Println(ParMap([]string{"a", "bb"}, func(s string) int { return len(s) }))
	fmt.Println(Async(func() (int, error) { return 1, fmt.Errorf("e") }).Wait())
	var s SafeMap[string, []int]
	for i := range 3 {
		s.Update("k", func(v []int, ok bool) []int {
			if !ok {
				v = []int{100}
			}
			return append(v, i)
		})
	}
	fmt.Println(s.m)
}
