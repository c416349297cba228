package main

import (
	"cmp"
	"fmt"
)

type Integer interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64
}
type Float interface{ ~float32 | ~float64 }
type Number interface{ Integer | Float }

type Celsius float32
type ID int16

func Sum[T Number](xs ...T) (t T) {
	for _, x := range xs {
		t += x
	}
	return
}

func Abs[T Number](x T) T {
	if x < 0 {
		return -x
	}
	return x
}

func Max[T cmp.Ordered](a T, rest ...T) T {
	for _, r := range rest {
		a = max(a, r)
	}
	return a
}

type Bytes interface{ ~string | ~[]byte }

func Count[T Bytes](s T, c byte) (n int) {
	for i := range len(s) {
		if s[i] == c {
			n++
		}
	}
	return
}

func Conv[To, From Number](f From) To { return To(f) }

func Shift[T Integer](x T, n uint) T { return x << n >> 1 }

func Slice[S ~[]E, E any](s S) S { return s[len(s)/2:] }

type IDs []ID

func main() {
	fmt.Println(Sum(1, 2, 3), Sum(1.5, 2), Sum[Celsius](1.5, 2.25), Sum[int8](100, 100), Sum[ID]())
	fmt.Println(Abs(-3), Abs(Celsius(-2.5)), Abs(int8(-128)), Max("a", "c", "b"), Max(2.5, 1))
	fmt.Println(Count("banana", 'a'), Count([]byte("bob"), 'b'))
	fmt.Println(Conv[int8](300.7), Conv[float32](ID(7)), Conv[ID](Celsius(-3.9)))
	fmt.Println(Shift(int8(100), 1), Shift(ID(5), 3))
	fmt.Printf("%T %v %T\n", Slice(IDs{1, 2, 3}), Slice(IDs{1, 2, 3}), Sum[Celsius](1))
}
