package main

import "fmt"

type list struct {
	v    int
	next *list
}

func (l *list) len() int {
	if l == nil {
		return 0
	}
	return 1 + l.next.len()
}

func (l *list) push(v int) *list { return &list{v, l} }

type m map[string]int

func (x m) get(k string) int { return x[k] }

type s []int

func (x s) first() (v int, ok bool) {
	if len(x) == 0 {
		return
	}
	return x[0], true
}

type f func() int

func (x f) or(d int) int {
	if x == nil {
		return d
	}
	return x()
}

type shape interface{ area() int }
type sq struct{ n int }

func (q *sq) area() int {
	if q == nil {
		return -1
	}
	return q.n * q.n
}

func main() {
	var l *list
	fmt.Println(l.len(), l.push(1).push(2).len())
	fmt.Println(m(nil).get("a"), f(nil).or(3), f(func() int { return 4 }).or(0))
	fmt.Println(s(nil).first())
	var q *sq
	var sh shape = q
	fmt.Println(sh == nil, sh.area(), sh == shape((*sq)(nil)), q == nil)
	g := sh.area
	fmt.Println(g(), (*sq).area(nil))
	var e interface{ area() int }
	fmt.Println(e == nil)
	shapes := []shape{q, &sq{2}, nil}
	for _, x := range shapes {
		if x == nil {
			fmt.Println("nil")
			continue
		}
		if v, ok := x.(*sq); ok && v == nil {
			fmt.Println("typed nil", x.area())
		} else {
			fmt.Println(x.area())
		}
	}
}
