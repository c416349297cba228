package main

import (
	"fmt"
)

type Größe struct{ Höhe, breite int }

func (g Größe) Fläche() int { return g.Höhe * g.breite }

const π, Ω = 3, "ohm"

func 加(あ ...int) (合計 int) {
	for _, ñ := range あ {
		合計 += ñ
	}
	return
}

var _x, x_, x1, X = 1, 2, 3, 4

func main() {
	g := Größe{2, 3}
	fmt.Printf("%d %+v %T\n", g.Fläche(), g, g)
	fmt.Println(π, Ω, 加(1, 2, 3), _x+x_+x1+X)
	é := "e"
	è := "other"
	fmt.Println(é, è, é == è, len(é))
	m := map[string]int{"ключ": 1, "鍵": 2}
	for _, k := range []string{"ключ", "鍵"} {
		fmt.Print(k, m[k], len(k), " ")
	}
	fmt.Println()
ラベル:
	for i := range 3 {
		for {
			if i == 1 {
				break ラベル
			}
			fmt.Println(i)
			continue ラベル
		}
	}
}
