// Command closures makes and calls function literals.
package main

import (
	"fmt"
	"time"
)

func counter(step int) func() int {
	n := 0
	return func() int {
		n += step
		return n
	}
}

func apply(n int, f func(int) int) int {
	s := 0
	for i := 0; i < n; i++ {
		s += f(i)
	}
	return s
}

func run() int {
	a, b := counter(1), counter(2)
	s := 0
	for i := 0; i < 100000; i++ {
		s += a() + b()
	}
	for i := 0; i < 20000; i++ {
		s += apply(3, func(x int) int { return x + i })
	}
	return s
}

func main() {
	start := time.Now()
	r := run()
	fmt.Println(r, time.Since(start).Nanoseconds())
}
