package main

import (
	"fmt"
)

func main() {
	var ps []int
next:
	for n := 2; len(ps) < 12; n++ {
		for _, p := range ps {
			if p*p > n {
				break
			}
			if n%p == 0 {
				continue next
			}
		}
		ps = append(ps, n)
	}
	fmt.Println(ps)
	n, fs := 360, map[int]int{}
	for p := 2; n > 1; {
		if n%p == 0 {
			fs[p]++
			n /= p
		} else {
			p++
		}
	}
	fmt.Println(fs)
}
