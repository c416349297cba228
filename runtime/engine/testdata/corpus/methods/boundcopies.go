package main

import (
	"fmt"
)

type C struct {
	n int
	a [2]int
}

func (c C) Val() (int, [2]int) { return c.n, c.a }
func (c *C) Inc() int          { c.n++; c.a[0]++; return c.n }

type V interface{ Val() (int, [2]int) }

func main() {
	c := C{1, [2]int{5, 6}}
	v := c.Val
	inc := c.Inc
	inc()
	inc()
	c.a[1] = 60
	fmt.Println(v())
	fmt.Println(c.Val())
	fmt.Println(c.n)
	p := &c
	pv := p.Val
	p = &C{100, [2]int{}}
	inc()
	fmt.Println(pv())
	fmt.Println(p.Val())
	var i V = c
	iv := i.Val
	c.n = -1
	fmt.Println(iv())
	i = &c
	iv = i.Val
	c.n = -2
	fmt.Println(iv())
	fs := []func() int{c.Inc, p.Inc, (&C{n: 40}).Inc}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	arr := []C{{n: 1}, {n: 2}}
	var bound []func() int
	for i := range arr {
		bound = append(bound, arr[i].Inc)
	}
	bound[0]()
	bound[1]()
	bound[1]()
	fmt.Println(arr)
}
