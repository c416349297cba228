package main

import "fmt"

type myString string

func main() {
	for i, f := range []func(){func() { panic(1.5) }, func() { panic('x') }, func() { panic(nil) }, func() { panic(true) }, func() { panic([]int{1}) }} {
		func() {
			defer func() { r := recover(); fmt.Printf("%d %T %v\n", i, r, r) }()
			f()
		}()
	}
	panic(myString("line one\nline two"))
}
