package main

import "fmt"

type matrix [2][2]int

func (m *matrix) at(i, j int) int { return m[i][j] }

func main() {
	var m matrix
	for i := range 3 {
		fmt.Println(m.at(i, i))
	}
}
