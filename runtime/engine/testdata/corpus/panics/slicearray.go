package main

import (
	"fmt"
	"os"
)

func main() {
	s := make([]int, len(os.Args)+1)
	fmt.Println(len([2]int(s)))
	fmt.Println(len((*[4]int)(s)))
}
