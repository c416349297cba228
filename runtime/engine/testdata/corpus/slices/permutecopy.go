package main

import (
	"fmt"
	"slices"
)

func main() {
	s := []int{1, 2, 3}
	var all [][]int
	var rec func(int)
	rec = func(k int) {
		if k == len(s) {
			all = append(all, slices.Clone(s))
			return
		}
		for i := k; i < len(s); i++ {
			s[k], s[i] = s[i], s[k]
			rec(k + 1)
			s[k], s[i] = s[i], s[k]
		}
	}
	rec(0)
	fmt.Println(all, s)
	shared := [][]int{}
	for i := range 3 {
		s[0] = i
		shared = append(shared, s)
	}
	fmt.Println(shared)
}
