package main

import (
	"fmt"
)

type pt struct{ r, c int }

func shortest(g []string) int {
	dist := map[pt]int{{0, 0}: 0}
	q := []pt{{}}
	for len(q) > 0 {
		p := q[0]
		q = q[1:]
		if g[p.r][p.c] == 'E' {
			return dist[p]
		}
		for _, d := range [...]pt{{0, 1}, {1, 0}, {0, -1}, {-1, 0}} {
			n := pt{p.r + d.r, p.c + d.c}
			if n.r < 0 || n.c < 0 || n.r >= len(g) || n.c >= len(g[0]) || g[n.r][n.c] == '#' {
				continue
			}
			if _, seen := dist[n]; !seen {
				dist[n] = dist[p] + 1
				q = append(q, n)
			}
		}
	}
	return -1
}

func main() {
	fmt.Println(shortest([]string{"..#.", ".#..", "...E"}), shortest([]string{".#", "#E"}))
}
