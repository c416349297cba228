package main

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
)

func stage(ctx context.Context, name string, in <-chan int, f func(int) int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for v := range in {
			select {
			case out <- f(v):
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

func main() {
	ctx, cancel := context.WithCancelCause(context.Background())
	src := make(chan int)
	go func() {
		defer close(src)
		for i := 0; ; i++ {
			select {
			case src <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	sum := 0
	for v := range stage(ctx, "sq", stage(ctx, "inc", src, func(n int) int { return n + 1 }), func(n int) int { return n * n }) {
		if sum += v; sum > 200 {
			cancel(fmt.Errorf("enough at %d", v))
			break
		}
	}
	fmt.Println(sum, context.Cause(ctx))
	parent, stop := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	var n atomic.Int32
	for range 10 {
		child, c := context.WithCancel(parent)
		wg.Go(func() {
			defer c()
			<-child.Done()
			n.Add(1)
		})
	}
	stop()
	wg.Wait()
	fmt.Println(n.Load(), parent.Err())
}
