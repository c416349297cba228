package main

import "fmt"

type counter struct{ n, m uint8 }

func main() {
	c := counter{254, 1}
	p := &c
	for range 3 {
		p.n++
		c.m--
	}
	fmt.Println(c, *p)
	a := [3]int8{126, 127, -128}
	for i := range a {
		a[i]++
	}
	fmt.Println(a)
	m := map[string]float64{}
	m["x"]++
	m["x"] *= 2.5
	m["y"]--
	fmt.Println(m)
	z := 1i
	z++
	z *= z
	fmt.Println(z)
	var r rune = 'y'
	r++
	s := ""
	s += string(r)
	s += "!"
	fmt.Println(s)
	i := 0
	next := func() int { i++; return i }
	arr := []int{10, 20, 30, 40}
	arr[next()] += next()
	arr[next()]--
	fmt.Println(arr, i)
	pp := &p
	(*pp).n++
	(**pp).m <<= 1
	fmt.Println(c)
}
