package main

import (
	"fmt"
	"slices"
)

func remove(s []string, i int) []string { return append(s[:i], s[i+1:]...) }

func insert[T any](s []T, i int, v T) []T {
	s = append(s, v)
	copy(s[i+1:], s[i:])
	s[i] = v
	return s
}

func main() {
	orig := []string{"a", "b", "c", "d"}
	s := remove(orig, 1)
	fmt.Println(s, orig)
	s = insert(s, 0, "first")
	s = insert(s, len(s), "last")
	fmt.Println(s)
	keep := s[:0]
	for _, x := range s {
		if len(x) == 1 {
			keep = append(keep, x)
		}
	}
	fmt.Println(keep, s)
	s = slices.Delete(s, 1, 3)
	fmt.Printf("%q %q\n", s, s[:cap(s)][len(s):5])
	x := []int{1, 2, 3}
	for i, v := range x {
		if i == 0 {
			x = append(x, 4)
			x[1] = 20
		}
		fmt.Print(v, " ")
	}
	fmt.Println(x)
	for i := 0; i < len(x); i++ {
		if x[i]%2 == 0 {
			x = append(x[:i], x[i+1:]...)
			i--
		}
	}
	fmt.Println(x)
	for i := range x {
		x = x[:1]
		fmt.Print(i)
	}
	fmt.Println(x)
}
