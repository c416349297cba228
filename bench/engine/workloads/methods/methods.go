// Command methods calls methods of a struct.
package main

import (
	"fmt"
	"time"
)

type counter struct{ n, step int }

func (c *counter) add(by int) { c.n += by * c.step }

func (c counter) half() int { return c.n / 2 }

func run() int {
	c := &counter{step: 1}
	s := 0
	for i := 0; i < 200000; i++ {
		c.add(i % 3)
		s += c.half() % 5
	}
	return s + c.n
}

func main() {
	start := time.Now()
	r := run()
	fmt.Println(r, time.Since(start).Nanoseconds())
}
