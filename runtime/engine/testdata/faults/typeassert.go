package main

import "fmt"

type I interface{ M() }

func main() {
	var x any = 4
	defer func() {
		fmt.Println("x")
		_ = x.(I)
	}()
	_ = x.(string)
}
