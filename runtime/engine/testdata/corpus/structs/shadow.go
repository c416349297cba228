package main

import "fmt"

type A struct{ X, Y int }
type B struct{ X, Z int }
type C struct {
	A
	B
	Y string
}
type D struct {
	C
	X float64
}

func (A) Who() string { return "A" }
func (C) Who() string { return "C" }

type E struct {
	D
	fmt.Stringer
}

type who interface{ Who() string }

func main() {
	d := D{C: C{A: A{1, 2}, B: B{3, 4}, Y: "y"}, X: 1.5}
	fmt.Println(d.X, d.A.X, d.B.X, d.Y, d.C.A.Y, d.Z, d.Who(), d.A.Who())
	var w who = d
	fmt.Println(w.Who(), who(d.A).Who())
	e := E{D: d}
	fmt.Println(e.Who(), e.Z, e.Stringer == nil, e.D.C.Y)
	d.Z++
	d.C.B.Z += 10
	p := &d.Z
	*p *= 2
	fmt.Println(d.B.Z, e.Z)
	fmt.Printf("%+v\n", d)
}
