// Command interfaces calls methods through an interface.
package main

import (
	"fmt"
	"time"
)

type shape interface{ area() int }

type square struct{ side int }

func (s square) area() int { return s.side * s.side }

type box struct{ w, h int }

func (b *box) area() int { return b.w * b.h }

func run() int {
	shapes := []shape{square{3}, &box{2, 5}, square{4}, &box{7, 1}}
	s := 0
	for i := 0; i < 300000; i++ {
		s += shapes[i%4].area()
	}
	return s
}

func main() {
	start := time.Now()
	r := run()
	fmt.Println(r, time.Since(start).Nanoseconds())
}
