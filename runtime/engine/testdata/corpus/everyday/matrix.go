package main

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

type Matrix struct {
	r, c int
	d    []float64
}

func NewMatrix(rows ...[]float64) Matrix {
	m := Matrix{len(rows), len(rows[0]), nil}
	for i, r := range rows {
		if len(r) != m.c {
			panic(fmt.Sprintf("row %d has %d columns, want %d", i, len(r), m.c))
		}
		m.d = append(m.d, r...)
	}
	return m
}

func (m Matrix) At(i, j int) *float64 { return &m.d[i*m.c+j] }

func (m Matrix) Mul(o Matrix) (Matrix, error) {
	if m.c != o.r {
		return Matrix{}, fmt.Errorf("mul %dx%d by %dx%d", m.r, m.c, o.r, o.c)
	}
	p := Matrix{m.r, o.c, make([]float64, m.r*o.c)}
	for i := range m.r {
		for j := range o.c {
			for k := range m.c {
				*p.At(i, j) += *m.At(i, k) * *o.At(k, j)
			}
		}
	}
	return p, nil
}

func (m Matrix) Transpose() Matrix {
	t := Matrix{m.c, m.r, make([]float64, len(m.d))}
	for i := range m.r {
		for j := range m.c {
			*t.At(j, i) = *m.At(i, j)
		}
	}
	return t
}

func (m Matrix) Det() float64 {
	if m.r != m.c {
		return math.NaN()
	}
	a := Matrix{m.r, m.c, slices.Clone(m.d)}
	det := 1.0
	for k := 0; k < a.r; k++ {
		p := k
		for i := k + 1; i < a.r; i++ {
			if math.Abs(*a.At(i, k)) > math.Abs(*a.At(p, k)) {
				p = i
			}
		}
		if *a.At(p, k) == 0 {
			return 0
		}
		if p != k {
			for j := range a.c {
				*a.At(p, j), *a.At(k, j) = *a.At(k, j), *a.At(p, j)
			}
			det = -det
		}
		det *= *a.At(k, k)
		for i := k + 1; i < a.r; i++ {
			f := *a.At(i, k) / *a.At(k, k)
			for j := k; j < a.c; j++ {
				*a.At(i, j) -= f * *a.At(k, j)
			}
		}
	}
	return det
}

func (m Matrix) String() string {
	var b strings.Builder
	for i := range m.r {
		fmt.Fprintln(&b, m.d[i*m.c:(i+1)*m.c])
	}
	return b.String()
}

func main() {
	a := NewMatrix([]float64{1, 2}, []float64{3, 4}, []float64{5, 6})
	b := a.Transpose()
	p, err := a.Mul(b)
	fmt.Print(p, err, "\n")
	_, err = a.Mul(a)
	fmt.Println(err)
	fmt.Printf("%.1f %.1f %v\n", NewMatrix([]float64{2, 0, 1}, []float64{1, 3, 2}, []float64{1, 1, 1}).Det(), p.Det(), a.Det())
	var grid [3][4]int
	for i := range grid {
		for j := range grid[i] {
			grid[i][j] = i * j
		}
	}
	copyGrid := grid
	copyGrid[2][3] = -1
	fmt.Println(grid, copyGrid[2], grid == copyGrid)
	defer func() { fmt.Println("recovered:", recover()) }()
	NewMatrix([]float64{1}, []float64{1, 2})
}
