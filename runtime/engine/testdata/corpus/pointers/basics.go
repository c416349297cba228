package main

import "fmt"

type T struct {
	a, b int
	next *T
}

func newInt(v int) *int { return &v }

func swap(a, b *int) { *a, *b = *b, *a }

func main() {
	x, y := 1, 2
	swap(&x, &y)
	fmt.Println(x, y)
	p := newInt(5)
	q := newInt(5)
	fmt.Println(p == q, *p == *q, p == p)
	pp := &p
	**pp = 7
	*pp = q
	fmt.Println(*p, p == q)
	t := T{1, 2, nil}
	pa := &t.a
	*pa = 10
	t.next = &t
	t.next.next.next.b = 20
	fmt.Println(t.a, t.b, t.next == &t, &t.a == pa, &t.b == pa)
	arr := [3]int{1, 2, 3}
	p1 := &arr[1]
	*p1++
	parr := &arr
	parr[2] = 30
	fmt.Println(arr, *p1, &parr[1] == p1, len(parr), parr[1:])
	s := arr[:]
	ps := &s
	*ps = append(*ps, 4)
	(*ps)[0] = 100
	fmt.Println(arr, s)
	n := new(int)
	*n += 3
	np := new(*int)
	*np = n
	**np *= 2
	fmt.Println(*n, *new(string) == "", *new([2]bool))
	m := map[string]*T{"k": {a: 1}}
	m["k"].a++
	fmt.Println(m["k"].a)
	var fp *func() int
	f := func() int { return 42 }
	fp = &f
	fmt.Println((*fp)())
	for i, v := range []*int{&x, &y} {
		*v = i * 100
	}
	fmt.Println(x, y)
}
