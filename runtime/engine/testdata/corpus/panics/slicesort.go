package main

import (
	"fmt"
	"slices"
)

func main() {
	fmt.Println("before")
	slices.SortFunc([]int{3, 1, 2}, func(a, b int) int {
		if a == 1 || b == 1 {
			panic(fmt.Sprintf("cannot compare %d", 1))
		}
		return a - b
	})
}
