package main

import "fmt"

const n = len([10]float64{})
const m = len("hello") + cap([...]int{9: 1})

type grid [n][m]byte

var matrix [1 << 3]struct{}

func f() [4]int { panic("not called") }

func main() {
	var g grid
	fmt.Println(len(g), len(g[0]), n, m, len(matrix), cap(matrix))
	var p *[7]string
	const k = len(p)
	fmt.Println(k, len(p), cap(p))
	for i := range p {
		fmt.Print(i, " ")
	}
	fmt.Println()
	var q [k]int8
	fmt.Println(len(q), q)
	var a *[2][3]int
	fmt.Println(len(a[0]), len(a))
	x := [...]string{2: "c", 0: "a", "b"}
	fmt.Printf("%q %d\n", x, len(x))
	y := [...]int{5, 3: 1, 2, 1: 7}
	fmt.Println(y, len(y))
}
