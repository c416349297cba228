package main

import (
	"fmt"
)

type (
	a struct {
		x int
		y string
	}
	b interface {
		m()
		n() int
	}
)

func f(x int) int {
	if x > 0 {
		return 1
	}
	return 2
}
func g() {}

var v, w = 1, "w"

const k = 2

func (a) m()     {}
func (a) n() int { return 3 }

func main() {
	for i := 0; i < 2; i++ {
		fmt.Print(i)
		if i == 0 {
			continue
		}
		break
	}
	fmt.Println()
	if x := f(1); x == 1 {
		fmt.Println("one")
	} else {
		fmt.Println("two")
	}
	switch x := f(0); x {
	case 1:
		fmt.Println("1")
	case 2:
		fmt.Println("2")
		fmt.Println("still 2")
	}
	var i b = a{1, "y"}
	fmt.Println(i.n(), v, w, k)
	g()
	func() { ;  }()
	{
	}
	{
		fmt.Println("block")
	}
	x := []int{1,
		2, 3}
	y := map[string]int{"a": 1,
		"b": 2,
	}
	fmt.Println(x, y,
		len(x))
	z := 1 +
		2
	fmt.Println(z)
	s := fmt.
		Sprint("chain")
	fmt.Println(s)
	select {
	default:
		fmt.Println("d")
	}
}
