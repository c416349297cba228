package main

import "fmt"

type T struct {
	ok   bool
	next *T
}

type flag bool

func (t *T) valid() bool { return t != nil && t.ok && (t.next == nil || t.next.valid()) }

func side(s string, b bool) bool { fmt.Print(s, " "); return b }

func main() {
	var nilT *T
	fmt.Println(nilT.valid(), (&T{true, &T{true, nil}}).valid(), (&T{true, &T{}}).valid())
	x := side("a", true) && side("b", false) || side("c", true) && !side("d", false)
	fmt.Println(x)
	y := !side("e", false) || side("never", true)
	z := side("f", true) == side("g", true) != side("h", true)
	fmt.Println(y, z)
	var s []int
	if len(s) > 0 && s[0] == 1 || s == nil {
		fmt.Println("safe")
	}
	m := map[string]*T{}
	if t, ok := m["x"]; ok && t.ok || !ok && t == nil {
		fmt.Println("map")
	}
	f := flag(3 > 2) && flag(len(s) == 0)
	g := !f || flag(side("i", false))
	fmt.Printf("%v %T %v %T\n", f, f, g, g)
	for i := 0; i < 10 && side("loop", i < 2); i++ {
	}
	fmt.Println()
	b := true
	b = b && side("j", false)
	b = b || side("k", true)
	fmt.Println(b, b != true, !b == false)
	switch {
	case side("l", false), side("m", true), side("n", true):
		fmt.Println("case")
	}
	var i any = true
	if v, ok := i.(bool); ok && v {
		fmt.Println("bool")
	}
	fmt.Println(func() bool { return side("o", true) }() && (func() bool)(nil) == nil)
}
