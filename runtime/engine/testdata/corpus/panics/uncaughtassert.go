package main

import (
	"fmt"
)

type A interface{ M() }
type B struct{}

func (B) M() {}

type C struct{}

func (*C) M() {}

func main() {
	var a A = B{}
	fmt.Println(a.(B))
	fmt.Println(a.(*C))
}
