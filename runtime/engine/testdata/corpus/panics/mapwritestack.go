package main

import "fmt"

type visitor interface{ visit(n int) }
type a struct{ v visitor }
type b struct{ seen map[int]bool }

func (x a) visit(n int)  { x.v.visit(n + 1) }
func (x *b) visit(n int) { x.seen[n] = true }

func main() {
	ok := a{&b{map[int]bool{}}}
	ok.visit(1)
	fmt.Println(ok.v.(*b).seen)
	var v visitor = a{a{&b{}}}
	v.visit(5)
}
