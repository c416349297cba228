package main

import (
	"context"
	"fmt"
	"sort"
	"sync"
	"sync/atomic"
	"time"
)

type result struct{ in, out int }

func worker(ctx context.Context, jobs <-chan int, out chan<- result, wg *sync.WaitGroup) {
	defer wg.Done()
	for {
		select {
		case <-ctx.Done():
			return
		case j, ok := <-jobs:
			if !ok {
				return
			}
			out <- result{j, j * j}
		}
	}
}

type safeMap[K comparable, V any] struct {
	mu sync.RWMutex
	m  map[K]V
}

func (s *safeMap[K, V]) Set(k K, v V) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.m == nil {
		s.m = map[K]V{}
	}
	s.m[k] = v
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	jobs, out := make(chan int), make(chan result, 3)
	var wg sync.WaitGroup
	for range 4 {
		wg.Add(1)
		go worker(ctx, jobs, out, &wg)
	}
	go func() {
		for i := range 20 {
			jobs <- i
		}
		close(jobs)
		wg.Wait()
		close(out)
	}()
	var rs []result
	for r := range out {
		rs = append(rs, r)
	}
	sort.Slice(rs, func(i, j int) bool { return rs[i].in < rs[j].in })
	fmt.Println(len(rs), rs[19])
	var n atomic.Int32
	var once sync.Once
	var sm safeMap[int, string]
	var wg2 sync.WaitGroup
	for i := range 50 {
		wg2.Go(func() {
			n.Add(1)
			once.Do(func() { fmt.Println("once") })
			sm.Set(i, fmt.Sprint(i))
		})
	}
	wg2.Wait()
	fmt.Println(n.Load(), len(sm.m), sm.m[49])
	get := sync.OnceValue(func() int { fmt.Println("computed"); return 7 })
	fmt.Println(get(), get())
	var p atomic.Pointer[result]
	p.Store(&result{1, 2})
	fmt.Println(p.Load().out, p.CompareAndSwap(nil, nil))
	c := sync.NewCond(&sync.Mutex{})
	ready := false
	go func() { c.L.Lock(); ready = true; c.L.Unlock(); c.Broadcast() }()
	c.L.Lock()
	for !ready {
		c.Wait()
	}
	c.L.Unlock()
	fmt.Println("ready")
}
