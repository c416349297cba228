package main

import (
	"fmt"
)

func main() {
	c, done := make(chan int), make(chan bool)
	go func() {
		for i := range 3 {
			c <- i
		}
		close(done)
	}()
	sum := 0
loop:
	for {
		select {
		case v := <-c:
			if v == 1 {
				break
			}
			sum += v * 10
			fmt.Print("v", v, " ")
		case <-done:
			break loop
		}
		sum++
	}
	fmt.Println(sum)
	q := make(chan string, 4)
	for _, s := range []string{"a", "", "b", "quit"} {
		q <- s
	}
	n := 0
next:
	for {
		select {
		case s := <-q:
			switch s {
			case "":
				continue next
			case "quit":
				break next
			}
			n += len(s)
		}
	}
	fmt.Println(n)
}
