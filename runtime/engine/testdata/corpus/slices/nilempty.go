package main

import "fmt"

type list []int

func (l list) Len() int { return len(l) }

func main() {
	var n []int
	e := []int{}
	fmt.Println(n == nil, e == nil, len(n), len(e), cap(n))
	fmt.Printf("%v %v %#v %#v %T\n", n, e, n, e, n)
	for range n {
		fmt.Println("never")
	}
	fmt.Println(n[:] == nil, n[0:0] == nil, e[:0] == nil, len(n[:0]))
	fmt.Println(copy(e, n), copy(n, []int{1}))
	var l list
	fmt.Println(l.Len(), l == nil, list(nil) == nil, list(n) == nil)
	var x any = n
	fmt.Println(x == nil, x.([]int) == nil)
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(n[0])
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(x == x)
	}()
	n = append(n, e...)
	fmt.Println(n == nil)
	clear(n)
	var m map[string][]int
	fmt.Println(m["x"] == nil, append(m["x"], 1))
	s := make([]int, 0)
	fmt.Println(s == nil, make([]*int, 2)[1] == nil)
	sz := -1
	defer func() { fmt.Println(recover()) }()
	_ = make([]int, sz)
}
