package main

import (
	"fmt"
	"sort"
	"sync"
)

type job struct {
	id   int
	work func(int) (int, error)
}
type result struct {
	id, val int
	err     error
}

func run(jobs []job, workers int) []result {
	in, out := make(chan job), make(chan result)
	var wg sync.WaitGroup
	for range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range in {
				func() {
					r := result{id: j.id}
					defer func() {
						if e := recover(); e != nil {
							r.err = fmt.Errorf("job %d: %v", j.id, e)
						}
						out <- r
					}()
					r.val, r.err = j.work(j.id)
				}()
			}
		}()
	}
	go func() {
		for _, j := range jobs {
			in <- j
		}
		close(in)
		wg.Wait()
		close(out)
	}()
	var rs []result
	for r := range out {
		rs = append(rs, r)
	}
	sort.Slice(rs, func(i, j int) bool { return rs[i].id < rs[j].id })
	return rs
}

func main() {
	var jobs []job
	for i := range 6 {
		jobs = append(jobs, job{i, func(n int) (int, error) {
			if n == 3 {
				var m map[int]int
				m[n] = 1
			}
			if i == 4 {
				return 0, fmt.Errorf("four")
			}
			return n * i, nil
		}})
	}
	for _, r := range run(jobs, 3) {
		fmt.Println(r.id, r.val, r.err)
	}
	ping, pong := make(chan int), make(chan int)
	go func() {
		for v := range ping {
			pong <- v + 1
		}
		close(pong)
	}()
	n := 0
	for range 10 {
		ping <- n
		n = <-pong
	}
	close(ping)
	_, ok := <-pong
	fmt.Println(n, ok)
}
