package main

import (
	"fmt"
	"strconv"
)

type Either[L, R any] struct {
	l *L
	r *R
}

func Left[L, R any](v L) Either[L, R]  { return Either[L, R]{l: &v} }
func Right[L, R any](v R) Either[L, R] { return Either[L, R]{r: &v} }
func Fold[L, R, T any](e Either[L, R], fl func(L) T, fr func(R) T) T {
	if e.l != nil {
		return fl(*e.l)
	}
	return fr(*e.r)
}
func Bind[L, A, B any](e Either[L, A], f func(A) Either[L, B]) Either[L, B] {
	if e.l != nil {
		return Left[L, B](*e.l)
	}
	return f(*e.r)
}
func parse(s string) Either[error, int] {
	n, err := strconv.Atoi(s)
	if err != nil {
		return Left[error, int](err)
	}
	return Right[error](n)
}

func main() {
	half := func(n int) Either[error, float64] {
		if n == 0 {
			return Left[error, float64](fmt.Errorf("zero"))
		}
		return Right[error](float64(n) / 2)
	}
	for _, s := range []string{"5", "x", "0"} {
		fmt.Println(Fold(Bind(parse(s), half), func(e error) string { return "err " + e.Error() }, func(f float64) string { return fmt.Sprint("ok ", f) }))
	}
}
