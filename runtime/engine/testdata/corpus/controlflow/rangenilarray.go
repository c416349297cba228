package main

import "fmt"

var none *[3]int

func array() *[3]int { return none }

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

// A range over an array needs the array only when its elements are wanted, or something in the clause has to be done.
func main() {
	try("index", func() {
		for i := range *none {
			fmt.Println(i)
		}
	})
	try("nothing", func() {
		for range *none {
			fmt.Println("round")
		}
	})
	try("pointer", func() {
		for i := range none {
			fmt.Println(i)
		}
	})
	try("call", func() {
		for range *array() {
			fmt.Println("not reached")
		}
	})
	try("value", func() {
		for _, v := range *none {
			fmt.Println(v)
		}
	})
	try("length", func() { fmt.Println(len(none), len(*none), cap(none)) })
	try("load", func() { _ = *none })
}
