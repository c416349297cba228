package main

import (
	"fmt"
)

type core struct{ n int }

func (c *core) up() *core { c.n++; return c }
func (c core) val() int   { return c.n }

type a struct{ *core }
type b struct{ a }
type c struct {
	b
	extra int
}

func main() {
	x := c{b{a{&core{1}}}, 0}
	y := x
	x.up().up()
	y.core = &core{50}
	fmt.Println(x.val(), y.val(), x.n, y.up().n, x.b.a.core.n)
	z := []c{x, y}
	for i := range z {
		z[i].up()
	}
	fmt.Println(x.n, y.n)
	defer func() { fmt.Println(recover() != nil) }()
	(&c{}).up()
}
