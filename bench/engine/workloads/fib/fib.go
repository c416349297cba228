// Command fib calls a recursive function.
package main

import (
	"fmt"
	"time"
)

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func run() int { return fib(27) }

func main() {
	start := time.Now()
	r := run()
	fmt.Println(r, time.Since(start).Nanoseconds())
}
