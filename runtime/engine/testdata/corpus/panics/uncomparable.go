package main

import "fmt"

type T struct{ f any }

func main() {
	a, b := T{[]int{1}}, T{[]int{1}}
	fmt.Println(a == b)
}
