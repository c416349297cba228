package main

import (
	"fmt"
)

type E struct {
	Op  string
	Err error
}

func (e E) Error() string { return e.Op + ": " + e.Err.Error() }

type S struct{ n int }

func (s S) String() string { return "S" }

func main() {
	defer fmt.Println("last words")
	defer func() {
		if r := recover(); r != nil {
			panic(E{"op", fmt.Errorf("wrap %v", r)})
		}
	}()
	panic(S{3})
}
