package main

import (
	"fmt"
)

func chunk[T any](s []T, n int) (out [][]T) {
	for len(s) > n {
		out = append(out, s[:n:n])
		s = s[n:]
	}
	return append(out, s)
}
func flat[T any](s [][]T) (out []T) {
	for _, x := range s {
		out = append(out, x...)
	}
	return
}
func rotate[T any](s []T, k int) []T { return append(s[k:], s[:k]...) }

func main() {
	c := chunk([]int{1, 2, 3, 4, 5}, 2)
	c[0] = append(c[0], 9)
	fmt.Println(c, flat(c), len(chunk([]string{}, 3)))
	s := []int{1, 2, 3, 4}
	fmt.Println(rotate(s[:4:4], 1), s)
}
