package main

import (
	"fmt"
)

func fizz(n int) (s string) {
	if n%3 == 0 {
		s += "Fizz"
	}
	if n%5 == 0 {
		s += "Buzz"
	}
	if s == "" {
		s = fmt.Sprint(n)
	}
	return
}

func main() {
	for i := range 16 {
		fmt.Print(fizz(i), " ")
	}
	fmt.Println()
}
