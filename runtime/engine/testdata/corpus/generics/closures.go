package main

import (
	"fmt"
	"sync"
)

func Memo[K comparable, V any](f func(K) V) func(K) V {
	m := map[K]V{}
	return func(k K) V {
		if v, ok := m[k]; ok {
			return v
		}
		v := f(k)
		m[k] = v
		return v
	}
}

func Counter[T any]() (func(T), func() []T) {
	var mu sync.Mutex
	var all []T
	return func(t T) {
			mu.Lock()
			defer mu.Unlock()
			all = append(all, t)
		}, func() []T {
			return all
		}
}

func Must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func Chain[T any](fs ...func(T) (T, error)) func(T) (T, error) {
	return func(t T) (r T, err error) {
		defer func() {
			if e := recover(); e != nil {
				err = fmt.Errorf("%T: %v", t, e)
			}
		}()
		r = t
		for _, f := range fs {
			r = Must(f(r))
		}
		return
	}
}

type Lazy[T any] struct {
	f    func() T
	v    T
	done bool
}

func (l *Lazy[T]) Get() T {
	if !l.done {
		l.v, l.done = l.f(), true
	}
	return l.v
}

func main() {
	calls := 0
	sq := Memo(func(i int) int { calls++; return i * i })
	fmt.Println(sq(4), sq(4), calls)
	add, all := Counter[string]()
	add("x")
	add("y")
	fmt.Println(all())
	inc := func(i int8) (int8, error) { return i + 1, nil }
	bad := func(i int8) (int8, error) { return 0, fmt.Errorf("bad %d", i) }
	fmt.Println(Chain(inc, inc)(5))
	fmt.Println(Chain(inc, bad)(5))
	l := Lazy[[]int]{f: func() []int { calls++; return []int{calls} }}
	fmt.Println(l.Get(), l.Get())
	var gs []func() any
	for _, v := range []any{1, "a"} {
		gs = append(gs, func() any { return v })
	}
	fmt.Println(gs[0](), gs[1]())
}
