package main

import (
	"fmt"
)

type shape interface{ accept(v visitor) string }
type visitor interface {
	circle(circle) string
	group(group) string
}
type circle struct{ r int }
type group []shape

func (c circle) accept(v visitor) string { return v.circle(c) }
func (g group) accept(v visitor) string  { return v.group(g) }

type printer struct{ depth int }

func (p printer) circle(c circle) string { return fmt.Sprintf("%*sC%d\n", p.depth, "", c.r) }
func (p printer) group(g group) (s string) {
	s = fmt.Sprintf("%*sG\n", p.depth, "")
	for _, x := range g {
		s += x.accept(printer{p.depth + 1})
	}
	return
}

type area struct{ total int }

func (a *area) circle(c circle) string { a.total += c.r * c.r; return "" }
func (a *area) group(g group) string {
	for _, x := range g {
		x.accept(a)
	}
	return ""
}

func main() {
	g := group{circle{1}, group{circle{2}, group{}}, circle{3}}
	fmt.Print(g.accept(printer{}))
	a := &area{}
	g.accept(a)
	fmt.Println(a.total)
}
