package main

import (
	"fmt"
	"sort"
	"strings"
)

type ints []int

func (s ints) Len() int           { return len(s) }
func (s ints) Less(i, j int) bool { return s[i] > s[j] }
func (s ints) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }
func (s *ints) add(v ...int) *ints {
	*s = append(*s, v...)
	return s
}

type handlers map[string]func() string

func (h handlers) call(n string) string {
	if f := h[n]; f != nil {
		return f()
	}
	return "none"
}

type pred func(string) bool

func (p pred) not() pred       { return func(s string) bool { return !p(s) } }
func (p pred) and(q pred) pred { return func(s string) bool { return p(s) && q(s) } }
func (p pred) count(s ...string) (n int) {
	for _, x := range s {
		if p(x) {
			n++
		}
	}
	return
}

type sig chan int

func (c sig) send(v int) sig { c <- v; return c }

type vec [3]float64

func (v *vec) scale(f float64) {
	for i := range v {
		v[i] *= f
	}
}
func (v vec) sum() (s float64) {
	for _, x := range v {
		s += x
	}
	return
}

type char byte

func (c char) upper() char { return c &^ 0x20 }

type flag bool

func (f flag) String() string {
	if f {
		return "on"
	}
	return "off"
}

func main() {
	var s ints
	s.add(3, 1).add(2)
	sort.Sort(s)
	fmt.Println(s, s.Len())
	h := handlers{"a": func() string { return "A" }}
	fmt.Println(h.call("a"), h.call("b"), handlers(nil).call("c"))
	long := pred(func(s string) bool { return len(s) > 2 })
	fmt.Println(long.not().count("a", "abc", "ab"), long.and(func(s string) bool { return strings.HasPrefix(s, "x") }).count("xyz", "abc"))
	c := make(sig, 2)
	c.send(1).send(2)
	fmt.Println(<-c, <-c)
	v := vec{1, 2, 3}
	v.scale(2)
	(&v).scale(0.5)
	fmt.Println(v.sum(), (&v).sum(), string(rune(char('q').upper())))
	fmt.Println(flag(true), !flag(true), []flag{true, false}, flag(len(s) > 2))
}
