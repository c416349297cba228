package main

import (
	"fmt"
)

type B bool
type On = bool

func (b B) Not() B                                { return !b }
func cmp(a, b int) B                              { return a < b }
func lookup(m map[string]B, k string) (v B, ok B) { v, r := m[k]; return v, B(r) }

func main() {
	var t B = true
	f := !t
	x := cmp(1, 2) && t || f
	var c B = 3 > 2
	var d B
	_, d = map[int]int{1: 1}[1]
	fmt.Printf("%v %T %v %T %v %T %v %T\n", f, f, x, x, c, c, d, d)
	fmt.Println(t.Not(), t.Not().Not(), t == c, t != f, B(On(true)), bool(t) && true)
	fmt.Println(lookup(map[string]B{"a": true}, "a"))
	fmt.Println(lookup(nil, "a"))
	if t {
		fmt.Println("if")
	}
	for i := 0; B(i < 2) && t; i++ {
		fmt.Print(i)
	}
	switch t {
	case 1 < 2:
		fmt.Println(" switch")
	}
	var a, b any = t, true
	fmt.Println(a == b, a == any(B(true)), map[B]int{true: 1}[c])
	var e any = 5
	_, d = e.(string)
	fmt.Println(d, !d)
	ch := make(chan int, 1)
	ch <- 1
	_, d = <-ch
	fmt.Printf("%v %T\n", d, d)
}
