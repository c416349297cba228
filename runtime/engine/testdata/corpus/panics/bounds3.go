package main

import (
	"fmt"
	"os"
)

func main() {
	s := make([]int, 3, 5)
	n := len(os.Args) + 5
	fmt.Println(cap(s[0:2:4]))
	_ = s[1:2:n]
}
