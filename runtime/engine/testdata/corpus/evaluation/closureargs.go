package main

import (
	"fmt"
)

func app(fs ...func() int) (out []int) {
	for _, f := range fs {
		out = append(out, f())
	}
	return
}

func main() {
	n := 0
	next := func() int { n++; return n }
	fmt.Println(app(next, func() int { return n * 10 }, next))
	a := [3]int{next(), next(), next()}
	m := map[int]int{}
	for range 3 {
		m[next()] = next()
	}
	fmt.Println(a, m, n)
	x := []func(){func() { n = 0 }, func() { n++ }}
	for i := range 4 {
		x[i%2]()
	}
	fmt.Println(n)
	fmt.Println(func(a, b int) int { return a - b }(next(), next()))
}
