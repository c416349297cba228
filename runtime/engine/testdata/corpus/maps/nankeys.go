package main

import (
	"fmt"
	"math"
)

func main() {
	nan := math.NaN()
	m := map[float64]string{}
	m[nan] = "a"
	m[nan] = "b"
	m[math.Copysign(0, -1)] = "negzero"
	m[0] += "+zero"
	_, ok := m[nan]
	fmt.Println(len(m), ok, m[0], m[nan] == "")
	n := 0
	for k, v := range m {
		if k != k {
			n++
			if v != "a" && v != "b" {
				fmt.Println("wrong", v)
			}
		}
	}
	fmt.Println(n)
	delete(m, nan)
	fmt.Println(len(m))
	ma := map[any]int{nan: 1, float32(1): 2, 1.0: 3, 1: 4, [1]float64{nan}: 5}
	ma[nan]++
	fmt.Println(len(ma), ma[1.0], ma[1], ma[float32(1)], ma[int8(1)])
	mi := map[float64]int{math.Inf(1): 1, math.Inf(-1): 2}
	fmt.Println(mi[math.Inf(1)], mi[-math.Inf(1)], mi)
	clear(m)
	fmt.Println(len(m))
}
