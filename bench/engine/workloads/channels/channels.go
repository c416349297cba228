// Command channels passes values between goroutines.
package main

import (
	"fmt"
	"time"
)

func run() int {
	jobs, results, done := make(chan int), make(chan int, 16), make(chan bool)
	go func() {
		for i := 0; i < 20000; i++ {
			jobs <- i
		}
		close(jobs)
	}()
	go func() {
		for j := range jobs {
			results <- j % 7
		}
		close(done)
	}()
	s := 0
	for {
		select {
		case r := <-results:
			s += r
		case <-done:
			for len(results) > 0 {
				s += <-results
			}
			return s
		}
	}
}

func main() {
	start := time.Now()
	r := run()
	fmt.Println(r, time.Since(start).Nanoseconds())
}
