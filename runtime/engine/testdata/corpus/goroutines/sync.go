package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

type account struct {
	sync.Mutex
	n int
}

type cache struct {
	mu sync.RWMutex
	m  map[int]int
}

func (c *cache) get(k int) int {
	c.mu.RLock()
	v, ok := c.m[k]
	c.mu.RUnlock()
	if ok {
		return v
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.m[k] = k * k
	return c.m[k]
}

func main() {
	var a account
	var wg sync.WaitGroup
	var at atomic.Int64
	var flag atomic.Bool
	c := cache{m: map[int]int{}}
	for i := range 50 {
		wg.Go(func() {
			a.Lock()
			a.n += i
			a.Unlock()
			at.Add(int64(c.get(i % 5)))
			flag.Store(true)
		})
	}
	wg.Wait()
	fmt.Println(a.n, at.Load(), len(c.m), flag.Load(), flag.CompareAndSwap(false, true))
	once := sync.OnceValue(func() int { a.n++; return a.n })
	fmt.Println(once(), once())
	var m sync.Map
	m.Store("a", 1)
	v, loaded := m.LoadOrStore("a", 2)
	fmt.Println(v, loaded)
	cond := sync.NewCond(&a)
	ready := false
	go func() {
		a.Lock()
		ready = true
		a.Unlock()
		cond.Broadcast()
	}()
	a.Lock()
	for !ready {
		cond.Wait()
	}
	a.Unlock()
	ctx, cancel := context.WithCancelCause(context.WithValue(context.Background(), "k", "v"))
	cancel(errors.New("why"))
	<-ctx.Done()
	fmt.Println(ctx.Err(), context.Cause(ctx), ctx.Value("k"))
	tctx, stop := context.WithTimeout(context.Background(), time.Millisecond)
	defer stop()
	<-tctx.Done()
	fmt.Println(tctx.Err(), errors.Is(tctx.Err(), context.DeadlineExceeded))
	p := atomic.Pointer[account]{}
	p.Store(&account{n: 3})
	fmt.Println(p.Load().n, a.TryLock())
	pool := sync.Pool{New: func() any { return new(int) }}
	fmt.Println(*pool.Get().(*int))
}
