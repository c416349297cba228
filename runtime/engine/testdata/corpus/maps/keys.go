package main

import "fmt"

type point struct{ x, y int }

type shape interface{ area() int }

type sq int

func (s sq) area() int { return int(s * s) }

type rect struct{ w, h int }

func (r rect) area() int { return r.w * r.h }

func main() {
	m := map[point]string{{1, 2}: "a", {3, 4}: "b"}
	m[point{1, 2}] = "c"
	fmt.Println(m[point{1, 2}], len(m), m[point{}])
	si := map[shape]int{sq(2): 1, rect{1, 4}: 2}
	si[sq(2)] += 10
	si[rect{1, 4}]++
	fmt.Println(si[sq(2)], si[rect{1, 4}], si[rect{4, 1}], len(si))
	p, q := &point{1, 1}, &point{1, 1}
	mp := map[*point]int{p: 1, q: 2}
	p.x = 9
	fmt.Println(mp[p], mp[q], len(mp))
	ma := map[any]string{1: "int", "1": "string", int64(1): "int64", '1': "rune", nil: "nil", true: "bool", point{}: "point", [2]int{1}: "arr", sq(1): "sq"}
	fmt.Println(len(ma), ma[1], ma["1"], ma[int64(1)], ma['1'], ma[nil], ma[true], ma[point{}], ma[[2]int{1, 0}], ma[sq(1)], ma[int32(49)])
	mc := map[chan int]bool{}
	c := make(chan int)
	mc[c] = true
	fmt.Println(mc[c], mc[nil])
	nested := map[struct {
		a string
		b [2]bool
	}]int{{"x", [2]bool{true}}: 5}
	fmt.Println(nested)
	mb := map[bool][]string{}
	for _, w := range []string{"a", "bb", "c"} {
		mb[len(w) > 1] = append(mb[len(w) > 1], w)
	}
	fmt.Println(mb)
}
