package main

import (
	"fmt"
	"os"
)

func main() {
	n := -len(os.Args)
	s := make([]int, n)
	fmt.Println(len(s))
}
