// Command sortfunc sorts with a generic function, which is interpreted as well.
package main

import (
	"fmt"
	"slices"
	"time"
)

func run() int {
	a := make([]int, 20000)
	x := 42
	for i := range a {
		x = (x*1103515 + 12345) % 1048576
		a[i] = x
	}
	slices.SortFunc(a, func(p, q int) int { return p - q })
	s := 0
	for i, v := range a {
		s = (s + v*(i%10)) % 1000000007
	}
	return s
}

func main() {
	start := time.Now()
	r := run()
	fmt.Println(r, time.Since(start).Nanoseconds())
}
