package main

import (
	"fmt"
)

var depth int

func count() int {
	defer func(d int) { depth = d }(depth)
	depth++
	if depth > 3 {
		return depth
	}
	return count() + depth
}

func main() {
	fmt.Println(count(), depth)
	var walk func(any) int
	walk = func(v any) int {
		switch v := v.(type) {
		case []any:
			s := 0
			for _, e := range v {
				s += walk(e)
			}
			return s
		case int:
			return v
		}
		return 0
	}
	fmt.Println(walk([]any{1, []any{2, "x", []any{3}}, nil}))
	if walk := func(int) string { return "shadow" }; walk != nil {
		fmt.Println(walk(1))
	}
}
