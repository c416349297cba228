package main

import "fmt"

type G[T any] struct{ v T }
type P[K comparable, V any] map[K]V
type F[T any] func(T) T
type N struct{}

func (G[T]) Name() string { return fmt.Sprintf("%T", *new(T)) }

func name[T any]() string { return fmt.Sprintf("%T", *new(T)) }

func local[T any](v T) any {
	type box struct{ v T }
	return box{v}
}

func main() {
	fmt.Printf("%T %T %T\n", G[int]{}, G[N]{}, &G[*N]{})
	fmt.Printf("%T %T\n", G[G[string]]{}, P[string, []N]{})
	fmt.Printf("%T %T %T\n", F[int](nil), G[struct{ X int }]{}, G[map[string]any]{})
	fmt.Printf("%T %T\n", G[func(int) error]{}, G[[3]chan<- bool]{})
	fmt.Println(G[G[N]]{}.Name(), name[N](), name[[]G[int]](), name[P[N, error]]())
	fmt.Printf("%v %+v %#v\n", G[int]{1}, G[string]{"s"}, G[[]int]{[]int{1}})
	type L int
	fmt.Printf("%T %T\n", G[L]{}, L(0))
	a, b := local(1), local("s")
	fmt.Println(a == local(1), a == b, a)
	var x any = G[int]{}
	_, ok1 := x.(G[int])
	_, ok2 := x.(G[int64])
	fmt.Println(ok1, ok2)
	fmt.Printf("%T\n", G[any]{})
}
