package main

import (
	"context"
	"errors"
	"fmt"
)

type key struct{}
type key2 struct{}

func stage(ctx context.Context, in <-chan int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for {
			select {
			case <-ctx.Done():
				return
			case v, ok := <-in:
				if !ok {
					return
				}
				select {
				case out <- v + 1:
				case <-ctx.Done():
					return
				}
			}
		}
	}()
	return out
}

func main() {
	ctx := context.WithValue(context.Background(), key{}, "v1")
	ctx = context.WithValue(ctx, key2{}, 2)
	fmt.Println(ctx.Value(key{}), ctx.Value(key2{}), ctx.Value("key") == nil)
	ctx, cancel := context.WithCancel(ctx)
	in := make(chan int)
	out := stage(ctx, stage(ctx, in))
	in <- 1
	fmt.Println(<-out)
	cancel()
	for range out {
	}
	fmt.Println(ctx.Err(), errors.Is(ctx.Err(), context.Canceled), context.Cause(ctx))
	stop := context.AfterFunc(ctx, func() {})
	fmt.Println(stop())
	c2, cancel2 := context.WithCancelCause(context.WithoutCancel(ctx))
	fmt.Println(c2.Err(), c2.Value(key{}))
	cancel2(fmt.Errorf("because"))
	fmt.Println(c2.Err(), context.Cause(c2))
}
