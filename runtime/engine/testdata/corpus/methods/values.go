package main

import "fmt"

type T struct{ n int }

func (t T) get() int       { return t.n }
func (t *T) inc(d int) int { t.n += d; return t.n }
func (t T) with(n int) T   { t.n = n; return t }

type I interface {
	get() int
	with(int) T
}

type W struct{ *T }

func main() {
	t := T{1}
	g := t.get
	inc := t.inc
	t.n = 5
	fmt.Println(g(), inc(10), t.n, t.get())
	p := &t
	pg := p.get
	p.n = 100
	fmt.Println(pg(), p.get())
	e1 := T.get
	e2 := (*T).inc
	e3 := (*T).get
	fmt.Println(e1(t), e2(&t, 1), e3(&t), T.with(t, 3).n)
	fmt.Printf("%T %T %T %T\n", e1, e2, e3, inc)
	var i I = t
	ig := i.get
	i = T{77}
	fmt.Println(ig(), i.get(), I.get(i), I.with(i, 2))
	w := W{&T{9}}
	wg, winc := w.get, w.inc
	w.T = &T{0}
	fmt.Println(wg(), winc(1), w.n)
	fs := []func() int{t.get, p.get, i.get, w.T.get, T{8}.get}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	m := map[string]func(*T, int) int{"inc": (*T).inc}
	m["inc"](&t, 5)
	fmt.Println(t.n, W.get(W{&t}))
	defer fmt.Println("deferred", t.get())
	defer t.inc(1000)
	go func(f func(int) int) {}(t.inc)
	t.n = 0
}
