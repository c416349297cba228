package main

import (
	"fmt"
)

type A struct{ n int }

func (a A) Name() string { return fmt.Sprint("A", a.n) }

type B struct{ n int }

func (b B) Name() string { return fmt.Sprint("B", b.n) }

type Both struct {
	A
	B
}
type Fixed struct {
	Both
	n int
}

func (f Fixed) Name() string { return f.A.Name() + f.B.Name() + fmt.Sprint(f.n) }

type namer interface{ Name() string }

func main() {
	_, ok := any(Both{}).(namer)
	f := Fixed{Both{A{1}, B{2}}, 3}
	var n namer = f
	fmt.Println(ok, n.Name(), f.Both.A.n, f.n)
}
