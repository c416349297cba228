package main

import "fmt"

type A struct{ n int }
type B A
type C = A
type D struct{ A }
type E *A
type F func(A) A
type G interface{ Get() int }
type H G

func (a A) Get() int { return a.n }

type I int
type J I

func (i I) Get() int { return int(i) }

type K []I
type L K

func (k K) Sum() (s I) {
	for _, v := range k {
		s += v
	}
	return
}

func has(v any) bool { _, ok := v.(G); return ok }

func main() {
	fmt.Println(has(A{}), has(B{}), has(C{}), has(D{}), has(&A{}), has(E(nil)), has(I(1)), has(J(1)))
	fmt.Println(A(B{3}).Get(), I(J(4)).Get(), K(L{1, 2}).Sum(), D{A{5}}.Get())
	var h H = A{6}
	var g G = h
	fmt.Println(g.Get(), any(A{1}) == any(C{1}), any(A{1}) == any(B{1}))
	fmt.Printf("%T %T %T %T %T %T\n", A{}, B{}, C{}, E(nil), J(0), F(nil))
	var x struct{ n int } = A{8}
	y := B(x)
	fmt.Println(x, y)
	switch any(y).(type) {
	case A:
		fmt.Println("A")
	case struct{ n int }:
		fmt.Println("anon")
	case B:
		fmt.Println("B")
	}
	type (
		M map[string]M
		P *P
		S []S
	)
	var p P
	p = &p
	fmt.Println(M{"a": nil}["a"] == nil, *p == p, len(S{nil, S{}}))
}
