package main

import (
	"fmt"
	"time"
)

func main() {
	a, b, done := make(chan int), make(chan string), make(chan struct{})
	go func() {
		for i := range 3 {
			a <- i
		}
		b <- "x"
		close(done)
	}()
loop:
	for {
		select {
		case v := <-a:
			fmt.Println("a", v)
		case s, ok := <-b:
			fmt.Println("b", s, ok)
		case <-done:
			break loop
		case <-time.After(5 * time.Second):
			fmt.Println("timeout")
			return
		}
	}
	c := make(chan int, 1)
	select {
	case v := <-c:
		fmt.Println("unexpected", v)
	default:
		fmt.Println("empty")
	}
	c <- 1
	select {
	case c <- 2:
		fmt.Println("unexpected")
	default:
		fmt.Println("full")
	}
	close(c)
	for v := range c {
		fmt.Println("drained", v)
	}
	v, ok := <-c
	fmt.Println(v, ok)
}
