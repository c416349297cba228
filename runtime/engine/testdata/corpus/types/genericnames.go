package main

import (
	"encoding/json"
	"fmt"
	"time"
)

type T struct{ x int }
type List[E any] struct{ v []E }
type Pair[K comparable, V any] struct {
	k K
	v V
}
type Num interface{ ~int | ~float64 }

func (l *List[E]) Map(f func(E) E) *List[E] { return l }
func (l List[E]) Kind() string              { return fmt.Sprintf("%T", l) }

func Map[A, B any](l *List[A], f func(A) B) *List[B] { return &List[B]{} }

func generic[A any](a A) {
	type local struct{ a A }
	type lg[B any] struct {
		a A
		b B
	}
	fmt.Printf("%T %T %T %T\n", local{}, lg[string]{}, List[local]{}, lg[local]{})
	fmt.Printf("%T %T\n", []local{}, map[string]lg[A]{})
	func() {
		type inner struct{ x A }
		fmt.Printf("%T %T\n", inner{}, List[inner]{})
	}()
	fmt.Printf("%T %T %T\n", T{}, List[T]{}, Pair[string, A]{})
}

type M struct{}

func (M) meth() {
	type T struct{ y int }
	fmt.Printf("%T %T %v\n", T{}, List[T]{}, Pair[T, *T]{})
	fmt.Printf("%T\n", Pair[T, *T]{})
}

func main() {
	type local struct{ a int }
	fmt.Printf("%T %T %T\n", local{}, List[local]{}, &List[*local]{})
	{
		type local struct{ b int }
		fmt.Printf("%T %T\n", local{}, List[local]{})
		fmt.Printf("%v %+v %#v\n", local{1}, local{2}, local{3})
		fmt.Printf("%#v\n", List[local]{})
	}
	generic(1)
	generic("x")
	generic(T{})
	generic(local{})
	generic(List[int]{})
	generic([]T{})
	M{}.meth()
	fmt.Printf("%T %T %T\n", List[int]{}, &List[[]string]{}, List[map[string]T]{})
	fmt.Printf("%T %T %T\n", List[json.Number]{}, List[*json.Decoder]{}, List[time.Time]{})
	fmt.Printf("%T %T\n", List[struct{ X int }]{}, List[struct{ x int }]{})
	fmt.Printf("%T %T %T\n", List[any]{}, List[error]{}, List[interface{ M() }]{})
	fmt.Printf("%T %T\n", List[func(int, ...string) (T, error)]{}, List[chan<- T]{})
	fmt.Printf("%T %T\n", Pair[string, List[Pair[int, T]]]{}, List[[3]T]{})
	l := &List[int]{}
	fmt.Printf("%T %T\n", Map(l, func(i int) string { return "" }), Map(Map(l, func(i int) string { return "" }), func(s string) T { return T{} }))
	fmt.Println(l.Kind(), List[T]{}.Kind())
	fmt.Printf("%T %T\n", List[byte]{}, List[rune]{})
	fmt.Printf("%T\n", List[struct {
		A int `json:"a"`
		T
	}]{})
	fmt.Printf("%#v %#v\n", List[T]{[]T{{1}}}, Pair[string, T]{"a", T{2}})
	func() {
		type inLit struct{}
		fmt.Printf("%T %T\n", inLit{}, List[inLit]{})
	}()
	var x any = List[local]{}
	defer func() { fmt.Println(recover()) }()
	_ = x.(List[T])
}
