package main

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
)

type Cache[K comparable, V any] struct {
	mu   sync.RWMutex
	m    map[K]V
	once map[K]*sync.Once
	miss int
}

func (c *Cache[K, V]) Get(k K, load func(K) V) V {
	c.mu.Lock()
	o := c.once[k]
	if o == nil {
		o = &sync.Once{}
		c.once[k] = o
	}
	c.mu.Unlock()
	o.Do(func() {
		v := load(k)
		c.mu.Lock()
		defer c.mu.Unlock()
		c.m[k] = v
		c.miss++
	})
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.m[k]
}

func main() {
	c := &Cache[string, int]{m: map[string]int{}, once: map[string]*sync.Once{}}
	var wg sync.WaitGroup
	var total atomic.Int64
	for i := range 50 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			total.Add(int64(c.Get(fmt.Sprint("k", i%5), func(k string) int { return len(k) * 10 })))
		}()
	}
	wg.Wait()
	fmt.Println(total.Load(), c.miss, len(c.m))
	var mu sync.Mutex
	fmt.Println(mu.TryLock(), mu.TryLock())
	cond := sync.NewCond(&mu)
	ready := false
	go func() {
		mu.Lock()
		ready = true
		cond.Broadcast()
		mu.Unlock()
	}()
	for !ready {
		cond.Wait()
	}
	mu.Unlock()
	fmt.Println("ready", ready)
	f := sync.OnceValues(func() (int, error) { fmt.Println("computed"); return 7, errors.New("e") })
	f()
	fmt.Println(f())
	of := sync.OnceFunc(func() { panic("once") })
	for range 2 {
		func() {
			defer func() { fmt.Println(recover()) }()
			of()
		}()
	}
	p := sync.Pool{New: func() any { return &Cache[int, int]{miss: 42} }}
	fmt.Println(p.Get().(*Cache[int, int]).miss)
}
