package main

import "fmt"

type counter struct{ n int }

func gen() (inc func() int, get func() int, reset func()) {
	n := 0
	return func() int { n++; return n }, func() int { return n }, func() { n = 0 }
}

func fibs() func() int {
	a, b := 0, 1
	return func() int {
		defer func() { a, b = b, a+b }()
		return a
	}
}

func main() {
	inc, get, reset := gen()
	inc2, get2, _ := gen()
	inc()
	inc()
	inc2()
	fmt.Println(get(), get2())
	reset()
	fmt.Println(get(), get2())
	f := fibs()
	for range 10 {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	x := 1
	y := x
	func() { x = 2; y := 3; _ = y }()
	fmt.Println(x, y)
	c := counter{}
	add := func(k int) { c.n += k }
	p := &c
	add(5)
	c = counter{100}
	add(1)
	fmt.Println(c.n, p.n)
	arr := [2]int{1, 2}
	g := func() [2]int { arr[0]++; return arr }
	r := g()
	arr[1] = 50
	fmt.Println(r, g(), arr)
	var s []int
	push := func(v int) { s = append(s, v) }
	for i := range 3 {
		push(i * i)
	}
	fmt.Println(s)
	acc := func() func(int) int {
		sum := 0
		return func(d int) int { sum += d; return sum }
	}()
	fmt.Println(acc(1), acc(2), acc(3))
	if v := 10; v > 5 {
		defer func() { fmt.Println("v", v) }()
		v++
	}
	switch w := get(); {
	case w == 0:
		func() { w = 9 }()
		fmt.Println("w", w)
	}
}
