// Command sort sorts with a comparator.
package main

import (
	"fmt"
	"sort"
	"time"
)

func run() int {
	a := make([]int, 20000)
	x := 42
	for i := range a {
		x = (x*1103515 + 12345) % 1048576
		a[i] = x
	}
	sort.Slice(a, func(i, j int) bool { return a[i] < a[j] })
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
