package main

import (
	"cmp"
	"fmt"
	"slices"
)

type Graph[N cmp.Ordered] map[N][]N

func (g Graph[N]) Topo() (out []N, ok bool) {
	state := map[N]int{}
	var visit func(N) bool
	visit = func(n N) bool {
		switch state[n] {
		case 1:
			return false
		case 2:
			return true
		}
		state[n] = 1
		for _, d := range g[n] {
			if !visit(d) {
				return false
			}
		}
		state[n] = 2
		out = append(out, n)
		return true
	}
	keys := make([]N, 0, len(g))
	for n := range g {
		keys = append(keys, n)
	}
	slices.Sort(keys)
	for _, n := range keys {
		if !visit(n) {
			return nil, false
		}
	}
	return out, true
}

func main() {
	fmt.Println(Graph[string]{"app": {"lib", "log"}, "lib": {"core"}, "log": {"core"}, "core": nil}.Topo())
	fmt.Println(Graph[int]{1: {2}, 2: {1}}.Topo())
	fmt.Println(Graph[float64]{}.Topo())
}
