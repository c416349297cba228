package main

import "fmt"

type point struct{ x, y int }
type opt struct {
	n    *int
	name *string
	p    *point
}

func f() int { return 9 }

func main() {
	o := opt{n: new(5), name: new("x" + "y"), p: new(point{1, 2})}
	*o.n++
	o.p.x += 10
	fmt.Println(*o.n, *o.name, *o.p)
	a := new(f())
	b := new(int64(7) << 2)
	c := new([]int{1, 2})
	d := new('x')
	e := new(1.5)
	*c = append(*c, 3)
	fmt.Printf("%T %d %T %d %T %v %T %T\n", a, *a, b, *b, c, *c, d, e)
	x := 3
	px := new(x)
	*px = 4
	fmt.Println(x, *px)
	g := new(func() string { return "called" })
	fmt.Println((*g)())
	var i any = new(any(3))
	fmt.Println(*i.(*any))
	h := new(error(nil))
	fmt.Println(*h == nil, *new(int), *new(bool) || true)
}
