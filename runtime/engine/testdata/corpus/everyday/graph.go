package main

import (
	"cmp"
	"container/heap"
	"fmt"
	"maps"
	"slices"
)

type Graph struct {
	edges map[string]map[string]int
}

func (g *Graph) Add(a, b string, w int) {
	if g.edges == nil {
		g.edges = map[string]map[string]int{}
	}
	for _, e := range [][2]string{{a, b}, {b, a}} {
		if g.edges[e[0]] == nil {
			g.edges[e[0]] = map[string]int{}
		}
		g.edges[e[0]][e[1]] = w
	}
}

type item struct {
	node string
	dist int
}
type pq []item

func (q pq) Len() int { return len(q) }
func (q pq) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(q[i].dist, q[j].dist), cmp.Compare(q[i].node, q[j].node)) < 0
}
func (q pq) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *pq) Push(x any)   { *q = append(*q, x.(item)) }
func (q *pq) Pop() (x any) { n := len(*q) - 1; x, *q = (*q)[n], (*q)[:n]; return }

func (g *Graph) Dijkstra(from string) (dist map[string]int, prev map[string]string) {
	dist, prev = map[string]int{from: 0}, map[string]string{}
	q := &pq{{from, 0}}
	for q.Len() > 0 {
		it := heap.Pop(q).(item)
		if it.dist > dist[it.node] {
			continue
		}
		for _, n := range slices.Sorted(maps.Keys(g.edges[it.node])) {
			d := it.dist + g.edges[it.node][n]
			if old, ok := dist[n]; !ok || d < old {
				dist[n], prev[n] = d, it.node
				heap.Push(q, item{n, d})
			}
		}
	}
	return
}

func (g *Graph) BFS(from string, visit func(string, int) bool) {
	seen := map[string]bool{from: true}
	level := []string{from}
	for depth := 0; len(level) > 0; depth++ {
		var next []string
		for _, n := range level {
			if !visit(n, depth) {
				return
			}
			for _, m := range slices.Sorted(maps.Keys(g.edges[n])) {
				if !seen[m] {
					seen[m] = true
					next = append(next, m)
				}
			}
		}
		level = next
	}
}

func path(prev map[string]string, to string) (p []string) {
	for n, ok := to, true; ok; n, ok = prev[n] {
		p = append(p, n)
	}
	slices.Reverse(p)
	return
}

func main() {
	var g Graph
	for _, e := range []struct {
		a, b string
		w    int
	}{{"A", "B", 7}, {"A", "C", 3}, {"C", "B", 1}, {"B", "D", 2}, {"C", "D", 8}, {"E", "F", 1}, {"D", "G", 4}} {
		g.Add(e.a, e.b, e.w)
	}
	dist, prev := g.Dijkstra("A")
	for _, n := range slices.Sorted(maps.Keys(dist)) {
		fmt.Println(n, dist[n], path(prev, n))
	}
	g.BFS("A", func(n string, d int) bool { fmt.Print(n, d, " "); return n != "D" })
	fmt.Println()
	components := 0
	seen := map[string]bool{}
	for _, n := range slices.Sorted(maps.Keys(g.edges)) {
		if !seen[n] {
			components++
			g.BFS(n, func(m string, _ int) bool { seen[m] = true; return true })
		}
	}
	fmt.Println(components, len(seen))
}
