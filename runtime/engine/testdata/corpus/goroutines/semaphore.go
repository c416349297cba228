package main

import (
	"fmt"
	"sync"
)

type sem chan struct{}

func (s sem) with(f func()) { s <- struct{}{}; defer func() { <-s }(); f() }

func main() {
	s := make(sem, 2)
	var mu sync.Mutex
	var wg sync.WaitGroup
	active, peak, total := 0, 0, 0
	for i := range 20 {
		wg.Add(1)
		go func(n int) {
			defer wg.Done()
			s.with(func() {
				mu.Lock()
				active++
				peak = max(peak, active)
				total += n
				mu.Unlock()
				mu.Lock()
				active--
				mu.Unlock()
			})
		}(i)
	}
	wg.Wait()
	fmt.Println(active, peak <= 2, total, len(s))
}
