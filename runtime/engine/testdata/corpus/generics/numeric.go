package main

import (
	"fmt"
)

type Num interface {
	~int | ~int32 | ~int64 | ~uint8 | ~float32 | ~float64
}

func Avg[T Num](x ...T) float64 {
	var s T
	for _, v := range x {
		s += v
	}
	return float64(s) / float64(len(x))
}
func Dot[V ~[]T, T Num](a, b V) (s T) {
	for i := range a {
		s += a[i] * b[i]
	}
	return
}
func Scale[V ~[]T, T Num](v V, k T) V {
	r := make(V, len(v))
	for i := range v {
		r[i] = v[i] * k
	}
	return r
}
func Range[T Num](lo, hi, step T) (r []T) {
	for ; lo < hi; lo += step {
		r = append(r, lo)
	}
	return
}
func Cast[T, F Num](f F) (T, bool) { t := T(f); return t, F(t) == f }

type Vec []float32
type Deg float64
type Matrix[T Num, R interface{ ~[]T }] []R

func (m Matrix[T, R]) Trace() (t T) {
	for i := range m {
		t += m[i][i]
	}
	return
}

func main() {
	fmt.Println(Avg(1, 2, 4), Avg[uint8](200, 100), Avg[Deg](1.5), Dot(Vec{1, 2}, Vec{3, 4}), Dot([]int{1}, []int{7}))
	fmt.Printf("%v %T %v\n", Scale(Vec{1, 2}, 0.5), Scale(Vec{1}, 2), Range(Deg(0), 1, 0.25))
	fmt.Println(Cast[int32](3.5))
	fmt.Println(Cast[uint8](256))
	fmt.Println(Cast[float32](int64(1<<24 + 1)))
	fmt.Println(Matrix[int, []int]{{1, 2}, {3, 4}}.Trace())
}
