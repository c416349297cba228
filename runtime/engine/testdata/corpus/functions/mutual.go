package main

import (
	"fmt"
)

type expr any

func eval(e expr, env map[string]int) int {
	switch x := e.(type) {
	case int:
		return x
	case string:
		return env[x]
	case []expr:
		return call(x, env)
	}
	panic(fmt.Sprintf("bad %v", e))
}
func call(x []expr, env map[string]int) int {
	op := x[0].(string)
	r := eval(x[1], env)
	for _, a := range x[2:] {
		v := eval(a, env)
		switch op {
		case "+":
			r += v
		case "*":
			r *= v
		case "-":
			r -= v
		}
	}
	return r
}

func main() {
	fmt.Println(eval([]expr{"+", 1, []expr{"*", "x", 3}, []expr{"-", 10, "y"}}, map[string]int{"x": 5, "y": 4}))
	defer func() { fmt.Println(recover()) }()
	eval(2.5, nil)
}
