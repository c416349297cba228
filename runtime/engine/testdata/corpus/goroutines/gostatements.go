package main

import (
	"fmt"
	"sync"
)

type T struct{ n int }

func (t T) val(c chan<- int, k int)  { c <- t.n + k }
func (t *T) ptr(c chan<- int, k int) { t.n++; c <- t.n * k }

type I interface{ val(chan<- int, int) }

func args(c chan<- int, xs ...int) {
	s := 0
	for _, x := range xs {
		s += x
	}
	c <- s
}

func main() {
	c := make(chan int)
	t := T{1}
	go t.val(c, 10)
	t.n = 100
	fmt.Println(<-c)
	go t.ptr(c, 2)
	fmt.Println(<-c)
	var i I = t
	go i.val(c, 0)
	i = nil
	fmt.Println(<-c)
	x := 1
	go args(c, x, x+1)
	x = 50
	fmt.Println(<-c)
	s := []int{1, 2}
	go args(c, s...)
	fmt.Println(<-c)
	go func(a, b int) { c <- a - b }(x, 8)
	fmt.Println(<-c)
	f := t.val
	go f(c, 5)
	fmt.Println(<-c)
	go T.val(T{7}, c, 1)
	fmt.Println(<-c)
	go (*T).ptr(&t, c, 1)
	fmt.Println(<-c)
	m := map[string]func(){"a": func() { c <- 77 }}
	go m["a"]()
	fmt.Println(<-c)
	go func() { close(c) }()
	_, ok := <-c
	fmt.Println(ok)
	var mu sync.Mutex
	total := 0
	var wg sync.WaitGroup
	for i := range 100 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			defer mu.Unlock()
			total += i
		}()
	}
	wg.Wait()
	fmt.Println(total)
	done := make(chan bool, 1)
	go copyAndSignal([]int{1}, done)
	fmt.Println(<-done)
}

func copyAndSignal(s []int, done chan<- bool) { done <- copy(s, []int{2}) == 1 }
