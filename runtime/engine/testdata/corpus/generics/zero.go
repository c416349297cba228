package main

import (
	"errors"
	"fmt"
)

func Zero[T any]() (z T) { return }

func First[T any](s []T) (T, bool) {
	if len(s) > 0 {
		return s[0], true
	}
	var zero T
	return zero, false
}

func IsZero[T comparable](v T) bool { return v == *new(T) }

type Opt[T any] struct {
	v  T
	ok bool
}

func Some[T any](v T) Opt[T] { return Opt[T]{v, true} }
func (o Opt[T]) Or(d T) T {
	if o.ok {
		return o.v
	}
	return d
}

func Kind[T any](v T) string {
	switch any(v).(type) {
	case int:
		return "int"
	case []T:
		return "slice of T"
	case string:
		return "string"
	case nil:
		return "nil"
	}
	return "other"
}

func As[T any](v any) (T, error) {
	if t, ok := v.(T); ok {
		return t, nil
	}
	return Zero[T](), errors.New("not " + fmt.Sprintf("%T", Zero[T]()))
}

func main() {
	fmt.Println(Zero[int](), Zero[string]() == "", Zero[*int]() == nil, Zero[[]int]() == nil, Zero[[2]bool](), Zero[error]() == nil)
	fmt.Println(First([]string{}))
	fmt.Println(First([]any{nil}))
	fmt.Println(IsZero(0), IsZero("x"), IsZero(struct{ a int }{}), IsZero[any](nil), IsZero[any](0), IsZero[*int](nil))
	fmt.Println(Some(3).Or(4), Opt[string]{}.Or("d"), Some[error](nil).Or(errors.New("x")))
	fmt.Println(Kind(1), Kind("s"), Kind[any](nil), Kind[any]([]any{}), Kind(1.5))
	fmt.Println(As[int](5))
	fmt.Println(As[string](5))
	fmt.Println(As[error](errors.New("e")))
	fmt.Println(As[fmt.Stringer](5))
}
