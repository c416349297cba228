package main

import (
	"fmt"
	"maps"
	"slices"
)

func main() {
	m := map[int]int{}
	for i := range 100 {
		m[i] = i * i
	}
	seen := 0
	for k := range m {
		seen++
		delete(m, k)
		delete(m, (k+1)%100)
	}
	fmt.Println(len(m), seen >= 50 && seen <= 100)
	for i := range 10 {
		m[i] = i
	}
	for k, v := range m {
		if v%2 == 0 {
			delete(m, k)
		} else {
			m[k] = v * 10
		}
	}
	fmt.Println(m)
	n := 0
	for range m {
		n++
		if n == 3 {
			clear(m)
		}
	}
	fmt.Println(n, len(m))
	m = map[int]int{1: 1}
	for k := range m {
		delete(m, k)
		m[k] = 2
		break
	}
	fmt.Println(m)
	var key string
	var val [2]int
	for key, val[1] = range map[string]int{"only": 7} {
	}
	fmt.Println(key, val)
	keys := slices.Collect(maps.Keys(map[string]int{"b": 1, "a": 2, "c": 3}))
	slices.Sort(keys)
	fmt.Println(keys, slices.Sorted(maps.Values(map[string]int{"x": 2, "y": 1})))
	added := 0
	big := map[int]bool{0: true}
	for k := range big {
		if added < 50 {
			added++
			big[1000+k+added] = true
		}
	}
	fmt.Println(len(big) == added+1)
}
