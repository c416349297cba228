package main

import (
	"fmt"
)

type q struct {
	t   string
	w   []string
	lim int
}

func from(t string) q { return q{t: t} }
func (x q) where(c string, a ...any) q {
	x.w = append(x.w[:len(x.w):len(x.w)], fmt.Sprintf(c, a...))
	return x
}
func (x q) limit(n int) q { x.lim = n; return x }
func (x q) String() string {
	s := "from " + x.t
	for i, w := range x.w {
		if i == 0 {
			s += " where "
		} else {
			s += " and "
		}
		s += w
	}
	if x.lim > 0 {
		s += fmt.Sprint(" limit ", x.lim)
	}
	return s
}

func main() {
	b := from("t").where("a=%d", 1)
	c, d := b.where("b=%q", "x"), b.limit(5).where("c")
	fmt.Println(b)
	fmt.Println(c)
	fmt.Println(d, []q{b}, &d)
}
