package main

import (
	"fmt"
)

type acc struct{ log []string }

func (a *acc) add(s string) *acc { a.log = append(a.log, s); return a }
func (a acc) snap(s string)      { fmt.Println(s, a.log) }
func trace(s string) func()      { fmt.Println("enter", s); return func() { fmt.Println("leave", s) } }

func main() {
	a := &acc{}
	func() {
		defer trace("f")()
		defer a.snap("early")
		defer a.add("d1").add("d2").add("d3")
		a.add("body")
		fmt.Println(a.log)
	}()
	fmt.Println(a.log)
	for i, f := 0, fmt.Println; i < 2; i++ {
		defer f("loop", i)
	}
	fn := func() { fmt.Println("first fn") }
	defer fn()
	fn = func() { fmt.Println("second fn") }
	x := []int{1}
	defer func(v []int) { fmt.Println(v, x) }(x)
	x = append(x, 2)
	x[0] = 100
}
