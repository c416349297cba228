package main

import "fmt"

type e struct{ n int }

func (x e) Error() string { return fmt.Sprint("e", x.n) }

func main() {
	defer func() {
		defer func() { panic(e{3}) }()
		panic(e{2})
	}()
	panic(e{1})
}
