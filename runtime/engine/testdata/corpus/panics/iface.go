package main

import "fmt"

type Shape interface{ Area() float64 }

func main() {
	var s Shape
	fmt.Println("calling")
	fmt.Println(s.Area())
}
