package main

import (
	"fmt"
)

type closer struct{ n int }

func (c *closer) Close() {
	if c.n > 1 {
		panic(fmt.Errorf("close %d", c.n))
	}
	fmt.Println("closed", c.n)
}

func main() {
	for i := range 3 {
		c := &closer{i}
		defer c.Close()
	}
	fmt.Println("body")
}
