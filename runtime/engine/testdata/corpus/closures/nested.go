package main

import "fmt"

type stack []func()

func (s *stack) push(f func()) { *s = append(*s, f) }
func (s *stack) run() {
	for len(*s) > 0 {
		f := (*s)[len(*s)-1]
		*s = (*s)[:len(*s)-1]
		f()
	}
}

func mw(name string, next func(string) string) func(string) string {
	return func(s string) string { return name + "(" + next(s) + ")" }
}

func main() {
	h := func(s string) string { return s }
	for _, n := range []string{"a", "b", "c"} {
		h = mw(n, h)
	}
	fmt.Println(h("x"))
	var st stack
	n := 0
	st.push(func() {
		n++
		if n < 5 {
			st.push(func() { fmt.Print("inner", n, " ") })
			st.push(func() { n *= 2 })
		}
	})
	st.run()
	fmt.Println(n)
	a := 1
	f := func() func() func() int {
		b := a * 10
		return func() func() int {
			c := b * 10
			return func() int { a++; b++; c++; return a + b + c }
		}
	}()
	g1, g2 := f(), f()
	fmt.Println(g1(), g1(), g2(), a)
	visit := map[string]func(int) int{}
	visit["even"] = func(n int) int {
		if n == 0 {
			return 0
		}
		return 1 + visit["odd"](n-1)
	}
	visit["odd"] = func(n int) int {
		if n == 0 {
			return 100
		}
		return 1 + visit["even"](n-1)
	}
	fmt.Println(visit["even"](6), visit["even"](5))
	y := func(f func(func(int) int) func(int) int) func(int) int {
		var self func(int) int
		self = func(n int) int { return f(self)(n) }
		return self
	}
	fmt.Println(y(func(rec func(int) int) func(int) int {
		return func(n int) int {
			if n <= 1 {
				return 1
			}
			return n * rec(n-1)
		}
	})(6))
}
