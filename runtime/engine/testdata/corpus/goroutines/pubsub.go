package main

import (
	"fmt"
	"sort"
	"sync"
)

type bus[T any] struct {
	mu   sync.RWMutex
	subs map[string][]chan T
}

func (b *bus[T]) sub(topic string) <-chan T {
	c := make(chan T, 8)
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.subs == nil {
		b.subs = map[string][]chan T{}
	}
	b.subs[topic] = append(b.subs[topic], c)
	return c
}
func (b *bus[T]) pub(topic string, v T) (n int) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	for _, c := range b.subs[topic] {
		select {
		case c <- v:
			n++
		default:
		}
	}
	return
}
func (b *bus[T]) close() {
	for _, cs := range b.subs {
		for _, c := range cs {
			close(c)
		}
	}
}

func main() {
	var b bus[string]
	var wg sync.WaitGroup
	var mu sync.Mutex
	var got []string
	for i := range 3 {
		c := b.sub([]string{"a", "b"}[i%2])
		wg.Go(func() {
			for v := range c {
				mu.Lock()
				got = append(got, fmt.Sprint(i, v))
				mu.Unlock()
			}
		})
	}
	fmt.Println(b.pub("a", "x"), b.pub("b", "y"), b.pub("c", "z"), b.pub("a", "w"))
	b.close()
	wg.Wait()
	sort.Strings(got)
	fmt.Println(got)
}
