package main

import (
	"fmt"
	"sync"
)

type barrier struct {
	mu              sync.Mutex
	c               *sync.Cond
	n, waiting, gen int
}

func newBarrier(n int) *barrier { b := &barrier{n: n}; b.c = sync.NewCond(&b.mu); return b }
func (b *barrier) wait() {
	b.mu.Lock()
	defer b.mu.Unlock()
	g := b.gen
	if b.waiting++; b.waiting == b.n {
		b.gen++
		b.waiting = 0
		b.c.Broadcast()
		return
	}
	for g == b.gen {
		b.c.Wait()
	}
}

func main() {
	b := newBarrier(3)
	var mu sync.Mutex
	count := [4]int{}
	ok := true
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			for r := range 4 {
				mu.Lock()
				count[r]++
				mu.Unlock()
				b.wait()
				mu.Lock()
				ok = ok && count[r] == 3
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	fmt.Println(count, ok, b.gen)
}
