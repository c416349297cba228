package main

import (
	"fmt"
	"maps"
	"slices"
)

func invert[K, V comparable](m map[K]V) map[V][]K {
	r := map[V][]K{}
	for k, v := range m {
		r[v] = append(r[v], k)
	}
	return r
}

func main() {
	r := invert(map[string]int{"a": 1, "b": 2, "c": 1})
	for _, k := range slices.Sorted(maps.Keys(r)) {
		slices.Sort(r[k])
		fmt.Print(k, r[k], " ")
	}
	fmt.Println(len(invert(map[int]bool(nil))))
}
