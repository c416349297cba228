package main

import "fmt"

type T struct {
	a int
	b string
}

func count[K comparable](ks ...K) map[K]int {
	m := map[K]int{}
	for _, k := range ks {
		m[k]++
	}
	return m
}

func index[E comparable](s []E, e E) int {
	for i, v := range s {
		if v == e {
			return i
		}
	}
	return -1
}

type I interface{ M() }
type X struct{}
type Y []int

func (X) M() {}
func (Y) M() {}

func main() {
	fmt.Println(count(1, 2, 1), count("a", "a"), count(T{1, "x"}, T{1, "x"}, T{}))
	fmt.Println(index([]any{1, "a", nil, 2.5}, any("a")), index([]any{1, nil}, nil), index([]I{X{}}, I(X{})))
	fmt.Println(count[any](1, 1.0, "1", nil, nil, T{}), len(count[I](X{}, X{})))
	c1, c2 := make(chan int), make(chan int)
	fmt.Println(index([]chan int{c1, c2}, c2), index([]*int{nil}, nil), index([][2]bool{{true}}, [2]bool{true, false}))
	var i, j I = X{}, &X{}
	fmt.Println(i == j, i == X{}, i != nil, j == j)
	func() {
		defer func() { fmt.Println(recover()) }()
		i = Y{}
		fmt.Println(i == j)
		fmt.Println(i == i)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(map[any]int{any(func() {}): 1})
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(index([]I{Y{}}, I(X{})), index([]I{Y{}}, I(Y{})))
	}()
	type pair struct {
		x any
		y float64
	}
	fmt.Println(pair{1, 0} == pair{1, -0.0}, pair{int8(1), 0} == pair{1, 0})
}
