package main

import (
	"fmt"
)

type n struct {
	v          int
	prev, next *n
}
type list struct {
	head, tail *n
	size       int
}

func (l *list) push(v int) *n {
	e := &n{v: v, prev: l.tail}
	if l.tail != nil {
		l.tail.next = e
	} else {
		l.head = e
	}
	l.tail = e
	l.size++
	return e
}
func (l *list) remove(e *n) {
	if e.prev != nil {
		e.prev.next = e.next
	} else {
		l.head = e.next
	}
	if e.next != nil {
		e.next.prev = e.prev
	} else {
		l.tail = e.prev
	}
	l.size--
}
func (l *list) vals() (f, b []int) {
	for e := l.head; e != nil; e = e.next {
		f = append(f, e.v)
	}
	for e := l.tail; e != nil; e = e.prev {
		b = append(b, e.v)
	}
	return
}
func reverse(h *n) (r *n) {
	for h != nil {
		h.next, r, h = r, h, h.next
	}
	return
}

func main() {
	var l list
	a, b, c := l.push(1), l.push(2), l.push(3)
	l.remove(b)
	fmt.Println(l.vals())
	l.remove(a)
	l.push(4)
	fmt.Println(l.vals())
	l.remove(c)
	l.remove(l.tail)
	fmt.Println(l.vals())
	fmt.Println(l.size, l.head == nil)
	h := &n{v: 1, next: &n{v: 2, next: &n{v: 3}}}
	for e := reverse(h); e != nil; e = e.next {
		fmt.Print(e.v, " ")
	}
	fmt.Println()
}
