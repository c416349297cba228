package main

import (
	"fmt"
	"math"
)

func reset[S ~[]E, E any](s S) S {
	clear(s)
	return s[:0]
}

func wipe[M ~map[K]V, K comparable, V any](m M) { clear(m) }

func main() {
	s := []string{"a", "b", "c"}
	clear(s[1:])
	fmt.Printf("%q %d\n", s, len(s))
	t := reset([]int{1, 2, 3})
	fmt.Println(len(t), t[:3])
	m := map[float64]int{math.NaN(): 1, 2: 2}
	delete(m, math.NaN())
	fmt.Println(len(m))
	clear(m)
	fmt.Println(len(m), m)
	var nm map[string]int
	clear(nm)
	wipe(nm)
	fmt.Println(nm == nil)
	type st struct {
		p *int
		a [2]any
	}
	x := []st{{new(int), [2]any{1, 2}}}
	clear(x)
	fmt.Println(x[0].p == nil, x[0].a)
	mm := map[string][]int{"a": {1}}
	v := mm["a"]
	wipe(mm)
	fmt.Println(v, mm)
}
