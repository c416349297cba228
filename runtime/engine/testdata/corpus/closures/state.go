package main

import (
	"fmt"
)

type account struct{ balance int }

func bank() (dep func(int), wd func(int) error, hist func() []string) {
	a := account{}
	var h []string
	dep = func(n int) { a.balance += n; h = append(h, fmt.Sprint("+", n)) }
	wd = func(n int) error {
		if n > a.balance {
			return fmt.Errorf("only %d", a.balance)
		}
		a.balance -= n
		h = append(h, fmt.Sprint("-", n))
		return nil
	}
	return dep, wd, func() []string { return append(h, fmt.Sprint("=", a.balance)) }
}
func gen() func() (int, bool) {
	i := 0
	return func() (int, bool) {
		i++
		if i > 3 {
			return 0, false
		}
		return i, true
	}
}

func main() {
	d, w, h := bank()
	d(10)
	fmt.Println(w(3), w(30))
	d(1)
	fmt.Println(h(), len(h()))
	g := gen()
	for v, ok := g(); ok; v, ok = g() {
		fmt.Print(v, " ")
	}
	fmt.Println(g())
	x := 0
	incs := [3]func(){func() { x++ }, func() { x += 10 }, nil}
	for _, f := range incs {
		if f != nil {
			f()
			defer f()
		}
	}
	fmt.Println(x)
	func() { defer func() { fmt.Println("x", x) }(); x := 5; x++; _ = x }()
}
