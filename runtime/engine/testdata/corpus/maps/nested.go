package main

import (
	"fmt"
)

type inv map[string]map[string]int

func (m inv) add(a, b string, n int) inv {
	if m[a] == nil {
		m[a] = map[string]int{}
	}
	m[a][b] += n
	return m
}

func main() {
	m := inv{}.add("x", "a", 1).add("x", "a", 2).add("y", "b", 5)
	fmt.Println(m, len(m["x"]), m["z"]["q"])
	type key struct {
		a string
		b int
	}
	g := map[key][]map[int]bool{{"k", 1}: {{1: true}, nil}}
	g[key{"k", 1}] = append(g[key{"k", 1}], map[int]bool{2: false})
	fmt.Println(g, g[key{"k", 1}][1][5])
	f := map[string]func(...int) int{"sum": func(x ...int) (s int) {
		for _, v := range x {
			s += v
		}
		return
	}}
	fmt.Println(f["sum"](1, 2, 3), f["none"] == nil)
	p := map[string]*[2]int{"a": {1, 2}}
	p["a"][1] = 9
	c := map[string]chan int{"c": make(chan int, 1)}
	c["c"] <- 4
	fmt.Println(*p["a"], <-c["c"], map[bool]map[bool]int{true: {false: 1}}[true][false])
	for k, v := range map[string][]int{"only": {1}} {
		v[0]++
		fmt.Println(k, v)
	}
}
