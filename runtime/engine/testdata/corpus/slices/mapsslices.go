package main

import (
	"fmt"
	"maps"
	"slices"
	"sort"
)

type point struct{ x, y int }

func main() {
	m := map[point]string{{1, 2}: "a", {3, 4}: "b"}
	delete(m, point{1, 2})
	_, ok := m[point{1, 2}]
	fmt.Println(len(m), ok, m[point{3, 4}], m)
	words := map[string]int{"go": 3, "is": 1, "fun": 2}
	keys := slices.Sorted(maps.Keys(words))
	fmt.Println(keys)
	type kv struct {
		k string
		v int
	}
	var kvs []kv
	for k, v := range words {
		kvs = append(kvs, kv{k, v})
	}
	sort.Slice(kvs, func(i, j int) bool { return kvs[i].v > kvs[j].v })
	fmt.Println(kvs)
	s := []int{1, 2, 3, 4, 5}
	t := s[1:3]
	t = append(t, 99)
	fmt.Println(s, t, len(t), cap(t))
	u := s[1:3:3]
	u = append(u, 7)
	fmt.Println(s, u, cap(u) >= 3)
	fmt.Println(slices.Index(s, 99), slices.Max(s), slices.Contains(s, 4), min(3, 1, 2), max(2.5, 1))
	clear(words)
	fmt.Println(len(words), [3]int{1, 2, 3} == [...]int{1, 2, 3})
	grid := [2][3]int{{1, 2, 3}, {4, 5, 6}}
	copy(s, grid[1][:])
	fmt.Println(s, grid)
	arr := [3]int{1, 2, 3}
	brr := arr
	brr[0] = 100
	fmt.Println(arr, brr, (*[2]int)(s[:2]), [2]int(s[:2]))
}
