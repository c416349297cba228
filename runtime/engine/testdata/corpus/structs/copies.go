package main

import "fmt"

type inner struct{ arr [2]int }
type outer struct {
	in  inner
	ptr *inner
	s   []inner
}

func (o outer) change() outer {
	o.in.arr[0] = 100
	o.ptr.arr[0] = 200
	o.s[0].arr[0] = 300
	return o
}

func main() {
	o := outer{ptr: &inner{}, s: make([]inner, 1)}
	c := o.change()
	fmt.Println(o.in, *o.ptr, o.s, c.in)
	arr := [2]outer{o, c}
	cp := arr
	cp[1].in.arr[1] = 9
	fmt.Println(arr[1].in, cp[1].in)
	m := map[string]outer{"a": o}
	v := m["a"]
	v.in.arr[0] = -1
	fmt.Println(m["a"].in, v.in)
	ch := make(chan inner, 1)
	x := inner{[2]int{1, 2}}
	ch <- x
	x.arr[0] = 50
	fmt.Println(<-ch, x)
	var i any = x
	x.arr[1] = 60
	y := i.(inner)
	y.arr[0] = 70
	fmt.Println(i, x, y)
	f := func(in inner) { in.arr[0] = 0 }
	f(x)
	defer fmt.Println("deferred", x)
	x.arr[0] = 1
	p := &x
	z := *p
	p.arr[1] = 2
	fmt.Println(x, z)
	s := []inner{x, z}
	for i, e := range s {
		e.arr[0] = -5
		s[i].arr[1] += i
	}
	fmt.Println(s)
	a, b := x, z
	a, b = b, a
	a.arr[0]++
	fmt.Println(a, b, x, z)
	g := func() inner { return x }
	h := g()
	h.arr[0] = 77
	fmt.Println(g().arr[0])
}
