package main

import (
	"fmt"
)

func main() {
	const n = 4
	var m [n][n]int
	dirs := [...][2]int{{0, 1}, {1, 0}, {0, -1}, {-1, 0}}
	r, c, d := 0, 0, 0
	for i := 1; i <= n*n; i++ {
		m[r][c] = i
		nr, nc := r+dirs[d][0], c+dirs[d][1]
		if nr < 0 || nr >= n || nc < 0 || nc >= n || m[nr][nc] != 0 {
			d = (d + 1) % len(dirs)
			nr, nc = r+dirs[d][0], c+dirs[d][1]
		}
		r, c = nr, nc
	}
	for _, row := range m {
		fmt.Printf("%3d\n", row)
	}
}
