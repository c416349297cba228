package main

import (
	"fmt"
)

type Shape interface{ Circle | Square }
type Circle struct{ R float64 }
type Square struct{ S float64 }

func Area[T Shape](s T) float64 {
	switch v := any(s).(type) {
	case Circle:
		return 3 * v.R * v.R
	case Square:
		return v.S * v.S
	}
	return -1
}
func Name[T any]() string {
	var z T
	switch any(z).(type) {
	case int:
		return "int"
	case string:
		return "string"
	case []int:
		return "[]int"
	case nil:
		return "interface"
	}
	return fmt.Sprintf("%T", z)
}
func Is[T any](v any) bool { _, ok := v.(T); return ok }
func Conv[T any](v any, d T) T {
	if t, ok := v.(T); ok {
		return t
	}
	return d
}
func Each[T any](v T) string {
	switch any(&v).(type) {
	case *int:
		return "pint"
	case *T:
		return "pT"
	}
	return ""
}
func Kind[K comparable, V any](m map[K]V) string {
	switch any(m).(type) {
	case map[string]V:
		return "string keys"
	case map[K]int:
		return "int vals"
	}
	return "other"
}

func main() {
	fmt.Println(Area(Circle{2}), Area(Square{3}), Name[int](), Name[[]int](), Name[error](), Name[map[string]Circle](), Name[*Square]())
	fmt.Println(Is[int](1), Is[error](1), Is[any](nil), Is[fmt.Stringer](nil), Is[Circle](Square{}), Is[func()](func() {}), Is[[]any]([]int{}))
	fmt.Println(Conv(5, 0), Conv[any]("x", nil), Conv("s", 1), Conv[error](nil, fmt.Errorf("d")))
	fmt.Println(Each(1), Each("s"), Kind(map[string]bool{}), Kind(map[int8]int{}), Kind(map[int8]bool{}))
}
