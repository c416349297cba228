package main

import "fmt"

type point struct{ x, y int }

func main() {
	a, b := [2]int{1, 2}, [...]int{1, 2}
	fmt.Println(a == b, a != [2]int{2, 1}, [0]int{} == [0]int{})
	fmt.Println([2]point{{1, 2}} == [2]point{{1, 2}, {}}, [1][2]string{{"a"}} == [1][2]string{{"a", ""}})
	m := map[[2]int]string{{1, 2}: "a", {3, 4}: "b"}
	m[[2]int{1, 2}] += "!"
	fmt.Println(m[a], len(m), m[[2]int{3}] == "")
	var i, j any = a, b
	fmt.Println(i == j, i == any([2]int32{1, 2}))
	ifs := [2]any{1, "x"}
	fmt.Println(ifs == [2]any{1, "x"}, ifs == [2]any{int8(1), "x"})
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println([1]any{[]int{1}} == [1]any{[]int{1}})
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println([2]any{1, []int{1}} == [2]any{2, []int{1}})
	}()
	switch a {
	case [2]int{2, 2}:
		fmt.Println("no")
	case b:
		fmt.Println("same")
	}
	chans := [2]chan int{make(chan int)}
	fmt.Println(chans == chans, chans == [2]chan int{})
}
