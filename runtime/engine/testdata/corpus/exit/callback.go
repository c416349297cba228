package main

import (
	"fmt"
	"os"
	"sort"
)

func main() {
	s := []int{2, 1}
	sort.Slice(s, func(i, j int) bool { fmt.Println("comparing"); os.Exit(3); return false })
}
