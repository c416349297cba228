package main

import (
	"fmt"
)

func ints() func() int                              { n := -1; return func() int { n++; return n } }
func mapg(g func() int, f func(int) int) func() int { return func() int { return f(g()) } }
func filterg(g func() int, p func(int) bool) func() int {
	return func() int {
		for {
			if v := g(); p(v) {
				return v
			}
		}
	}
}

func main() {
	sq := mapg(ints(), func(i int) int { return i * i })
	odd := filterg(sq, func(i int) bool { return i%2 == 1 })
	for range 5 {
		fmt.Print(odd(), " ")
	}
	fmt.Println(sq())
}
