package main

import (
	"fmt"
)

type Number interface{ ~int | ~float64 | ~complex128 }
type Mat[T Number] [][]T

func Mul[T Number](a, b Mat[T]) Mat[T] {
	r := make(Mat[T], len(a))
	for i := range a {
		r[i] = make([]T, len(b[0]))
		for j := range r[i] {
			for k := range b {
				r[i][j] += a[i][k] * b[k][j]
			}
		}
	}
	return r
}
func Pow[T Number](m Mat[T], n int) Mat[T] {
	r := make(Mat[T], len(m))
	for i := range r {
		r[i] = make([]T, len(m))
		r[i][i] = 1
	}
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			r = Mul(r, m)
		}
		m = Mul(m, m)
	}
	return r
}

func main() {
	fmt.Println(Pow(Mat[int]{{1, 1}, {1, 0}}, 20)[0][1], Mul(Mat[float64]{{0.5}}, Mat[float64]{{4, 2}}), Pow(Mat[complex128]{{1i}}, 3))
}
