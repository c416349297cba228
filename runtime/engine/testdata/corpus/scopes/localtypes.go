package main

import "fmt"

func a() any {
	type T struct{ x int }
	return T{1}
}

func b() any {
	type T struct{ x int }
	return T{1}
}

type shape interface{ area() float64 }

type base struct{ w float64 }

func (b base) area() float64 { return b.w }

func c(n int) shape {
	if n == 0 {
		type inner struct {
			base
			name string
		}
		return inner{base{2}, "i"}
	}
	type inner struct{ *base }
	return inner{&base{float64(n)}}
}

func rec(n int) any {
	type node struct {
		v    int
		next *node
	}
	var head *node
	for i := range n {
		head = &node{i, head}
	}
	s := 0
	for ; head != nil; head = head.next {
		s = s*10 + head.v
	}
	return s
}

func main() {
	fmt.Println(a() == b(), a() == a())
	fmt.Printf("%T %T %v %T\n", a(), b(), c(0).area()+c(5).area(), c(1))
	fmt.Println(rec(4))
	type pair[T any] struct{ a, b T }
	type alias = pair[string]
	p := alias{"x", "y"}
	fmt.Printf("%v %T\n", p, p)
	type fn func(fn, int) int
	var f fn = func(g fn, n int) int {
		if n == 0 {
			return 1
		}
		return n * g(g, n-1)
	}
	fmt.Println(f(f, 5))
	type (
		C []string
		B struct{ c C }
		A [2]B
	)
	fmt.Println(A{B{C{"q"}}}[0].c[0])
	type E int
	const (
		e0 E = iota
		e1
	)
	fmt.Printf("%T %v %v\n", e1, e1, map[E]string{e0: "zero"}[0])
	for i := range 2 {
		type L struct{ i int }
		var x any = L{i}
		_, ok := x.(L)
		fmt.Print(ok, x, " ")
	}
	fmt.Println()
}
