package main

import "fmt"

type matrix [][]float64

func newMatrix(r, c int) matrix {
	data := make([]float64, r*c)
	m := make(matrix, r)
	for i := range m {
		m[i], data = data[:c:c], data[c:]
	}
	return m
}

func (m matrix) mul(o matrix) matrix {
	res := newMatrix(len(m), len(o[0]))
	for i, row := range m {
		for j := range o[0] {
			for k, v := range row {
				res[i][j] += v * o[k][j]
			}
		}
	}
	return res
}

func main() {
	a := matrix{{1, 2}, {3, 4}, {5, 6}}
	b := matrix{{1, 0, 2}, {0, 1, 3}}
	fmt.Println(a.mul(b))
	tri := make([][]int, 5)
	for i := range tri {
		tri[i] = make([]int, i+1)
		tri[i][0], tri[i][i] = 1, 1
		for j := 1; j < i; j++ {
			tri[i][j] = tri[i-1][j-1] + tri[i-1][j]
		}
	}
	fmt.Println(tri)
	cube := [2][]map[string][]int{{{"a": {1, 2}}}, nil}
	cube[0][0]["a"][1]++
	cube[1] = append(cube[1], map[string][]int{"z": nil})
	fmt.Println(cube, len(cube[1][0]["z"]))
	rows := [][]rune{[]rune("ab"), []rune("cd")}
	rows[0], rows[1] = rows[1], rows[0]
	rows[0][0], rows[1][1] = rows[1][1], rows[0][0]
	fmt.Println(string(rows[0]), string(rows[1]))
}
