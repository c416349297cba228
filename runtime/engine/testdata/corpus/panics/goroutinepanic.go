package main

import (
	"fmt"
	"sync"
)

func worker(n int) {
	if n == 1 {
		panic(fmt.Sprintf("worker %d failed\nsecond line", n))
	}
}

func main() {
	fmt.Println("start")
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		worker(0)
	}()
	wg.Wait()
	block := make(chan int)
	go worker(1)
	<-block
}
