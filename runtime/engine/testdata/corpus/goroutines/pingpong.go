package main

import (
	"fmt"
)

type ball struct{ hits int }

func player(name string, in <-chan *ball, out chan<- *ball, log chan<- string, max int) {
	defer close(out)
	for b := range in {
		b.hits++
		log <- fmt.Sprint(name, b.hits)
		if b.hits >= max {
			return
		}
		out <- b
	}
}

func main() {
	a, b, log := make(chan *ball, 1), make(chan *ball, 1), make(chan string, 10)
	done := make(chan bool)
	go func() { player("A", a, b, log, 5); done <- true }()
	go func() { player("B", b, a, log, 5); done <- true }()
	a <- &ball{}
	<-done
	<-done
	close(log)
	for s := range log {
		fmt.Print(s, " ")
	}
	fmt.Println()
}
