package main

import (
	"fmt"
)

type Box[T any] interface {
	Get() T
	Set(T)
}
type mem[T any] struct{ v T }

func (m *mem[T]) Get() T  { return m.v }
func (m *mem[T]) Set(v T) { m.v = v }

type logged[T any] struct {
	Box[T]
	log []string
}

func (l *logged[T]) Set(v T)  { l.log = append(l.log, fmt.Sprint(v)); l.Box.Set(v) }
func swap[T any](a, b Box[T]) { x := a.Get(); a.Set(b.Get()); b.Set(x) }

type Visitor[R any] interface {
	Num(int) R
	Add(l, r Node) R
}
type Node interface{ String() string }
type show struct{}

func (show) Num(n int) string     { return fmt.Sprint(n) }
func (show) Add(l, r Node) string { return l.String() + "+" + r.String() }

type num int

func (n num) String() string { return show{}.Num(int(n)) }

type add struct{ l, r Node }

func (a add) String() string { return show{}.Add(a.l, a.r) }

var _ Visitor[string] = show{}

func main() {
	a, b := &mem[int]{1}, &logged[int]{Box: &mem[int]{2}}
	swap[int](a, b)
	b.Set(9)
	fmt.Println(a.Get(), b.Get(), b.log, add{num(1), add{num(2), num(3)}})
	var x any = b
	_, ok1 := x.(Box[int])
	_, ok2 := x.(Box[string])
	_, ok3 := x.(interface{ Get() int })
	fmt.Println(ok1, ok2, ok3)
}
