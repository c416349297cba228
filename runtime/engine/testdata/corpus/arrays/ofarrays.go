package main

import (
	"fmt"
)

type cell struct {
	v    int
	tags [2]string
}
type grid [2][3]cell

func fill(g grid) grid {
	for i := range g {
		for j := range g[i] {
			g[i][j].v = i*3 + j
		}
	}
	return g
}

func main() {
	var g grid
	h := fill(g)
	h[1][2].tags[1] = "t"
	k := h
	k[0] = h[1]
	k[0][0].v = 100
	fmt.Println(g == grid{}, h == k, h[1][2], k[0][0].v, h[1][0].v)
	row := &h[0]
	row[1].v = 50
	for _, c := range h[0] {
		c.v = 0
	}
	fmt.Println(h[0][1].v, len(h)*len(h[0]))
	m := map[[2][1]int]string{{{1}, {2}}: "a"}
	fmt.Println(m[[2][1]int{{1}, {2}}], m)
	ch := make(chan [2]int, 1)
	a := [2]int{1, 2}
	ch <- a
	a[0] = 9
	fmt.Println(<-ch, a, [...][2]bool{{true}, 2: {false, true}})
}
