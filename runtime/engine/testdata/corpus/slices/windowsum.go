package main

import (
	"fmt"
)

func best(s []int, k int) (at, sum int) {
	cur := 0
	for i, v := range s {
		cur += v
		if i >= k {
			cur -= s[i-k]
		}
		if i >= k-1 && cur > sum {
			at, sum = i-k+1, cur
		}
	}
	return
}
func kadane(s ...int) int {
	b, c := s[0], s[0]
	for _, v := range s[1:] {
		c = max(v, c+v)
		b = max(b, c)
	}
	return b
}

func main() {
	fmt.Println(best([]int{1, 5, 2, 8, 1}, 2))
	fmt.Println(kadane(-2, 1, -3, 4, -1, 2, 1, -5, 4), kadane(-3), kadane(-3, -1))
}
