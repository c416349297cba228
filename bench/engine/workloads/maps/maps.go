// Command maps counts in maps with integer and string keys.
package main

import (
	"fmt"
	"time"
)

func run() int {
	m := map[int]int{}
	for i := 0; i < 200000; i++ {
		m[i*7919%4096] += i % 10
	}
	names := []string{"red", "green", "blue", "black", "white"}
	c := map[string]int{}
	for i := 0; i < 100000; i++ {
		c[names[i%5]]++
	}
	s := 0
	for _, v := range m {
		s += v
	}
	return s + len(m) + c["blue"]
}

func main() {
	start := time.Now()
	r := run()
	fmt.Println(r, time.Since(start).Nanoseconds())
}
