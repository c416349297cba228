package main

import (
	"container/list"
	"container/ring"
	"fmt"
)

type rec struct{ id int }

func dump(l *list.List) {
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	fmt.Println(l.Len())
}

func main() {
	l := list.New()
	a := l.PushBack(rec{1})
	b := l.PushFront("two")
	l.InsertAfter(3.5, b)
	l.InsertBefore(rec{4}, a)
	dump(l)
	l.MoveToFront(a)
	fmt.Println(l.Remove(b), a.Value.(rec).id)
	dump(l)
	var z list.List
	z.PushBackList(l)
	z.Init()
	dump(&z)
	r := ring.New(4)
	for i := range r.Len() {
		r.Value = rec{i}
		r = r.Next()
	}
	sum := 0
	r.Move(2).Do(func(v any) { fmt.Print(v.(rec).id, " "); sum += v.(rec).id })
	removed := r.Unlink(2)
	fmt.Println(sum, removed.Len(), r.Len())
}
