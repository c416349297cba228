package main

import "fmt"

func f() {
	defer func() {
		r := recover()
		panic(fmt.Sprint("again ", r))
	}()
	panic("first")
}

func main() {
	f()
}
