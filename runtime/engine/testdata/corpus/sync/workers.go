package main

import (
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
)

type Job struct{ id, n int }
type Result struct {
	Job
	out int
	err error
}

type group struct {
	wg   sync.WaitGroup
	once sync.Once
	err  error
	sem  chan struct{}
}

func (g *group) Go(f func() error) {
	g.sem <- struct{}{}
	g.wg.Go(func() {
		defer func() { <-g.sem }()
		if err := f(); err != nil {
			g.once.Do(func() { g.err = err })
		}
	})
}

func (g *group) Wait() error { g.wg.Wait(); return g.err }

func main() {
	jobs, results := make(chan Job), make(chan Result, 4)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for j := range jobs {
				r := Result{Job: j}
				func() {
					defer func() {
						if p := recover(); p != nil {
							r.err = fmt.Errorf("job %d: %v", j.id, p)
						}
					}()
					r.out = 100 / j.n
				}()
				results <- r
			}
		})
	}
	go func() {
		for i := range 8 {
			jobs <- Job{i, i - 3}
		}
		close(jobs)
		wg.Wait()
		close(results)
	}()
	var all []Result
	for r := range results {
		all = append(all, r)
	}
	slices.SortFunc(all, func(a, b Result) int { return a.id - b.id })
	for _, r := range all {
		fmt.Println(r.id, r.out, r.err)
	}
	g := &group{sem: make(chan struct{}, 2)}
	var peak, cur atomic.Int32
	for i := range 6 {
		g.Go(func() error {
			if c := cur.Add(1); c > peak.Load() {
				peak.Store(c)
			}
			defer cur.Add(-1)
			if i == 4 {
				return fmt.Errorf("task %d failed", i)
			}
			return nil
		})
	}
	fmt.Println(g.Wait(), peak.Load() <= 2)
}
