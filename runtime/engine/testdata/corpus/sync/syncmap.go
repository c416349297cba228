package main

import (
	"fmt"
	"sync"
)

type k struct{ a, b int }

func main() {
	var m sync.Map
	m.Store(k{1, 2}, "x")
	v, loaded := m.LoadOrStore(k{1, 2}, "y")
	fmt.Println(v, loaded)
	v, ok := m.Load(k{2, 1})
	fmt.Println(v, ok)
	v, loaded = m.Swap(k{1, 2}, "z")
	fmt.Println(v, loaded, m.CompareAndSwap(k{1, 2}, "q", "r"), m.CompareAndSwap(k{1, 2}, "z", "r"))
	for i := range 5 {
		m.Store(i, i*i)
	}
	n, sum := 0, 0
	m.Range(func(key, val any) bool {
		n++
		if i, ok := val.(int); ok {
			sum += i
		}
		return true
	})
	fmt.Println(n, sum)
	m.Range(func(key, val any) bool { n = 0; return false })
	v, loaded = m.LoadAndDelete(3)
	fmt.Println(n, v, loaded, m.CompareAndDelete(4, 15))
	m.Clear()
	_, ok = m.Load(1)
	fmt.Println(ok)
}
