package main

import (
	"fmt"
)

func f(n int) (s string) {
	defer func() { s += fmt.Sprint("<", n) }()
	defer func() {
		if r := recover(); r != nil {
			s += fmt.Sprint("r", r)
			defer func() { s += fmt.Sprint("in", recover()) }()
			if n > 1 {
				panic(fmt.Sprint("again", n))
			}
		}
	}()
	if n > 0 {
		s = f(n - 1)
		panic(n)
	}
	return "base"
}
func g() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = r.(error)
		}
	}()
	var m map[string][]int
	m["x"] = append(m["x"], 1)
	return
}

func main() {
	fmt.Println(f(0))
	fmt.Println(f(1))
	fmt.Println(f(3))
	fmt.Println(g())
	for i := range 3 {
		func() {
			defer func() {
				if r := recover(); r != nil && i != 1 {
					fmt.Print("rec", r, " ")
				}
			}()
			if i < 2 {
				panic(i)
			}
		}()
	}
	fmt.Println()
	func() {
		defer func() {
			defer func() { fmt.Println("outer", recover()) }()
			func() { defer func() { fmt.Println("mid", recover()) }(); panic("b") }()
			panic("c")
		}()
		panic("a")
	}()
}
