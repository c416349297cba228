// Command loops does integer arithmetic in nested loops.
package main

import (
	"fmt"
	"time"
)

func run() int {
	s := 0
	for i := 0; i < 1000; i++ {
		for j := 0; j < 1000; j++ {
			s += i*j%7 + j
			if s > 1000000 {
				s -= 1000000
			}
		}
	}
	return s
}

func main() {
	start := time.Now()
	r := run()
	fmt.Println(r, time.Since(start).Nanoseconds())
}
