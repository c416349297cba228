package main

import "fmt"

func main() {
	var v any
	n := v.(int)
	fmt.Println(n)
}
