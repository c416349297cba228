package main

import "fmt"

func f() {
	defer func() {
		panic("second")
	}()
	panic("first")
}

func main() {
	defer fmt.Println("deferred runs")
	f()
}
