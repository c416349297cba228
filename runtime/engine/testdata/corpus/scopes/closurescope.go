package main

import (
	"fmt"
)

var g = 10

func inc() int { g++; return g }
func params(g int) (h int) {
	h = g
	{
		g := g * 2
		h += g
	}
	return h + inc()
}
func results() (x, y int) {
	x, z := 1, 2
	y = z
	{
		x, y := 5, 6
		_, _ = x, y
	}
	return
}

type T struct {
	T *T
	g int
}

func (g T) get() int { return g.g }

func main() {
	fmt.Println(params(3), g)
	fmt.Println(results())
	T := T{g: 4}
	fmt.Println(T.get(), T.T == nil)
	if g, ok := map[int]int{1: 2}[1]; ok {
		g++
		fmt.Println(g)
	} else {
		fmt.Println(ok)
	}
	for g := 0; g < 1; g++ {
		g := "s"
		fmt.Println(g)
	}
	switch g := g; g {
	case 11:
		g := g + 1
		fmt.Println("sw", g)
	}
	func() { g := g; g++; fmt.Println("in", g) }()
	fmt.Println(g)
	var fmt2 = fmt.Sprint
	a, err := 1, error(nil)
	b, err := 2, fmt.Errorf("x")
	fmt.Println(fmt2(a, b), err)
	x := 1
	{
		x, y := x+1, x
		x++
		fmt.Println(x, y)
	}
	fmt.Println(x)
	select {
	case x := <-func() chan int { c := make(chan int, 1); c <- 7; return c }():
		fmt.Println(x)
	}
}
