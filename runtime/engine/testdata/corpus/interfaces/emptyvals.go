package main

import (
	"fmt"
)

type pair struct {
	k string
	v any
}

func describe(vs ...any) (out []string) {
	for _, v := range vs {
		out = append(out, fmt.Sprintf("%T=%v", v, v))
	}
	return
}

func main() {
	fmt.Println(describe(1, "a", nil, 1.5, []any{1, nil}, map[string]any{"k": pair{"x", nil}}, pair{"p", pair{}}, struct{}{}, [2]any{}, (*int)(nil) == nil))
	var x any = 1
	y := x
	x = "changed"
	fmt.Println(x, y, x == "changed", y == 1, y == 1.0, y == int64(1))
	arr := []any{x, &x, func() any { return x }}
	x = 3
	fmt.Println(arr[0], *arr[1].(*any), arr[2].(func() any)())
	var n any = any(any(nil))
	fmt.Println(n == nil, any(x) == x)
	sum := 0
	for _, v := range []any{1, int8(2), "3", 4.0, nil, true} {
		if i, ok := v.(int); ok {
			sum += i
		} else if s, ok := v.(string); ok {
			sum += len(s) * 10
		}
	}
	fmt.Println(sum)
}
