package main

import (
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
)

type conf struct {
	n    int
	tags []string
}

type counters struct {
	_    int32
	hits atomic.Int64
	raw  int64
	on   atomic.Bool
	p    atomic.Pointer[conf]
	v    atomic.Value
	u    atomic.Uint32
}

func main() {
	var c counters
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Go(func() {
			for range 50 {
				c.hits.Add(1)
				c.u.Add(^uint32(0))
			}
			for {
				old := c.p.Load()
				next := &conf{n: i}
				if old != nil {
					next = &conf{old.n + i, append(slices.Clone(old.tags), "x")}
				}
				if c.p.CompareAndSwap(old, next) {
					return
				}
			}
		})
	}
	wg.Wait()
	fmt.Println(c.hits.Load(), c.u.Load(), c.p.Load().n, len(c.p.Load().tags))
	fmt.Println(c.on.Swap(true), c.on.CompareAndSwap(false, true), c.on.Load())
	c.v.Store(conf{n: 3})
	fmt.Println(c.v.Load().(conf).n, c.v.CompareAndSwap("a", "b") == false)
}
