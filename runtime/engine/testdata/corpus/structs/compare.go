package main

import "fmt"

type p struct {
	x int
	s string
	f float64
	i any
	a [2]bool
	_ int
}

type q struct{ x, y int }

func main() {
	a := p{1, "s", 2, "i", [2]bool{true}, 0}
	b := a
	fmt.Println(a == b, a != b)
	b.a[1] = true
	fmt.Println(a == b)
	b = a
	b.i = any(1)
	fmt.Println(a == b, q{1, 2} == q{1, 2}, &q{} == &q{})
	x := struct{ x, y int }{1, 2}
	fmt.Println(x == q{1, 2}, any(x) == any(q{1, 2}), struct{}{} == struct{}{})
	a.i = []int{1}
	b.x = 2
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(a == b)
		b.x = 1
		b.i = []int{1}
		fmt.Println(a == b)
	}()
	m := map[q]int{{1, 2}: 1}
	m[q(x)]++
	fmt.Println(m)
	var n1, n2 *q
	fmt.Println(n1 == n2, any(n1) == any(n2), any(n1) == nil)
	switch (q{3, 4}) {
	case q{3, 4}:
		fmt.Println("case")
	}
}
