package main

import (
	"fmt"
)

type cfg struct {
	on     *bool
	n      *int
	s      *string
	l      *[]int
	nested *cfg
}

func opt[T any](v T) *T { return new(v) }

func main() {
	c := cfg{on: new(true), n: new(3 * 4), s: new("a" + "b"), l: new([]int{1}), nested: new(cfg{n: new(7)})}
	*c.l = append(*c.l, 2)
	*c.nested.n++
	fmt.Println(*c.on, *c.n, *c.s, *c.l, *c.nested.n, *opt(2.5), *opt[any](nil) == nil)
	x := 5
	p := new(x)
	*p++
	q := new(*p)
	*q++
	fmt.Println(x, *p, *q, p == q, new(struct{ a int }{1}).a)
	fmt.Printf("%T %T %T %T\n", new(int64(1)), new('x'), new(1<<3), new([2]string{"a"}))
	a := new([3]int)
	a[1] = 4
	fmt.Println(*a, len(a), new(map[string]int) != nil, *new(map[string]int) == nil)
}
