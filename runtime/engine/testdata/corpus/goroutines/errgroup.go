package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
)

type group struct {
	wg     sync.WaitGroup
	once   sync.Once
	err    error
	cancel context.CancelFunc
}

func with(ctx context.Context) (*group, context.Context) {
	ctx, c := context.WithCancel(ctx)
	return &group{cancel: c}, ctx
}
func (g *group) Go(f func() error) {
	g.wg.Add(1)
	go func() {
		defer g.wg.Done()
		if err := f(); err != nil {
			g.once.Do(func() { g.err = err; g.cancel() })
		}
	}()
}
func (g *group) Wait() error { g.wg.Wait(); g.cancel(); return g.err }

func main() {
	g, ctx := with(context.Background())
	boom := errors.New("boom")
	var done [3]error
	for i := range 3 {
		g.Go(func() error { <-ctx.Done(); done[i] = ctx.Err(); return nil })
	}
	g.Go(func() error { return boom })
	fmt.Println(g.Wait(), done, ctx.Err())
}
