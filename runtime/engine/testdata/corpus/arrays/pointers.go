package main

import (
	"fmt"
)

type vec [3]int

func (v *vec) add(o *vec) *vec {
	for i := range v {
		v[i] += o[i]
	}
	return v
}
func sum(p *[3]int) (s int) {
	for _, x := range p {
		s += x
	}
	return
}

func main() {
	v := vec{1, 2, 3}
	w := &vec{10, 10, 10}
	v.add(w).add(&v)
	fmt.Println(v, sum((*[3]int)(&v)), len(w), cap(w[:2]))
	for i, x := range w {
		w[2] = 99
		fmt.Print(i, x, " ")
	}
	s := w[1:]
	s[0] = -1
	ps := [2]*vec{&v, w}
	ps[0][0]++
	pp := &ps[1]
	(*pp)[1]--
	(**pp)[2] = 7
	fmt.Println(v, *w, s)
	arr := [2][2]*int{}
	x := 5
	arr[1][0] = &x
	*arr[1][0]++
	fmt.Println(x, arr[0][0] == nil)
}
