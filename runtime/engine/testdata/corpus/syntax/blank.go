package main

import (
	"fmt"
	_ "time"
)

type s struct {
	_ int
	a int
	_ string
}

func two() (int, string) { fmt.Print("two "); return 1, "x" }

func params(_ int, _, b string, _ ...any) string { return b }

func results() (_ int, s string) { s = "named"; return 0, s }

type _ struct{}

func _() { panic("never") }

var _ = func() int { fmt.Print("blank var "); return 0 }()
var _, keep = two()

const (
	_, a = iota, iota * 2
	_, _
	_, c
)

func main() {
	_, y := two()
	_, _ = two()
	_ = y
	fmt.Println(keep, a, c, params(1, "a", "b", nil))
	fmt.Println(results())
	x := s{a: 5}
	fmt.Println(x, x == s{a: 5})
	for _, _ = range []int{1} {
	}
	for _ = range 1 {
		fmt.Print("range ")
	}
	var _ int = 3
	if _, ok := map[int]int{}[1]; !ok {
		fmt.Println("no")
	}
	ch := make(chan int, 1)
	ch <- 1
	_, _ = <-ch
	_ = map[string]int{}["x"]
	var i any = 1
	_, ok := i.(string)
	switch _ = i; i.(type) {
	}
	func(_ string, _ int) { fmt.Println(ok) }("", 0)
	_ = func() { panic("not called") }
	defer func() { fmt.Println(recover()) }()
	var p *s
	_ = p.a
}
