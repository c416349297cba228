package main

import (
	"fmt"
	"sort"
)

type T struct{ n int }

func main() {
	s := []*T{{2}, nil, {1}}
	sort.Slice(s, func(i, j int) bool { return s[i].n < s[j].n })
	fmt.Println("not reached")
}
