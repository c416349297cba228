package main

import "fmt"

func main() {
	defer func() {
		if r := recover(); r != nil {
			panic(fmt.Errorf("wrapped: %w", r.(error)))
		}
	}()
	var p *struct{ x int }
	p.x = 1
}
