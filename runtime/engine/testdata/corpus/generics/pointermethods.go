package main

import (
	"fmt"
	"strconv"
)

type Scanner[T any] interface {
	*T
	Scan(string) error
}
type Int struct{ v int }

func (i *Int) Scan(s string) (err error) { i.v, err = strconv.Atoi(s); return }

type Words []string

func (w *Words) Scan(s string) error { *w = append(*w, s); return nil }
func All[T any, P Scanner[T]](in ...string) (out []T, err error) {
	for _, s := range in {
		var t T
		if err = P(&t).Scan(s); err != nil {
			return
		}
		out = append(out, t)
	}
	return
}
func New[T any, P interface {
	*T
	Init()
}]() P { p := P(new(T)); p.Init(); return p }

type thing struct{ n int }

func (t *thing) Init() { t.n = 42 }

type Counter[T comparable] struct{ m map[T]int }

func (c *Counter[T]) Inc(k T) int {
	if c.m == nil {
		c.m = make(map[T]int)
	}
	c.m[k]++
	return c.m[k]
}
func apply[T any](t T, f func(*T)) T { f(&t); return t }

func main() {
	fmt.Println(All[Int]("1", "22"))
	_, err := All[Int]("x")
	fmt.Println(err)
	fmt.Println(All[Words]("a", "b"))
	fmt.Println(New[thing]().n)
	var c Counter[[2]int]
	c.Inc([2]int{1})
	fmt.Println(c.Inc([2]int{1}), c.Inc([2]int{2}))
	fmt.Println(apply(thing{1}, (*thing).Init), apply(5, func(p *int) { *p *= 2 }), apply([]int{1}, func(p *[]int) { *p = append(*p, 2) }))
}
