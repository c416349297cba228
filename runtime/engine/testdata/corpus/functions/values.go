package main

import "fmt"

type op func(float64, float64) float64

func (o op) apply(a, b float64) float64 { return o(a, b) }

type calc struct {
	ops  map[string]op
	hook func(string)
}

func compose[A, B, C any](f func(A) B, g func(B) C) func(A) C {
	return func(a A) C { return g(f(a)) }
}

func curry(a int) func(int) func(int) int {
	return func(b int) func(int) int { return func(c int) int { return a*100 + b*10 + c } }
}

func main() {
	c := calc{ops: map[string]op{"+": func(a, b float64) float64 { return a + b }}}
	c.ops["-"] = func(a, b float64) float64 { return a - b }
	var log []string
	c.hook = func(s string) { log = append(log, s) }
	for _, k := range []string{"+", "-", "*"} {
		if f, ok := c.ops[k]; ok {
			fmt.Print(f(5, 3), f.apply(1, 2), " ")
			c.hook(k)
		} else {
			fmt.Println(f == nil)
		}
	}
	fmt.Println(log)
	fmt.Println(compose(func(i int) string { return fmt.Sprint(i) }, func(s string) int { return len(s) })(12345))
	fmt.Println(curry(1)(2)(3))
	fs := [3]func() int{}
	for i := range fs {
		fs[i] = func() int { i *= 2; return i }
	}
	fmt.Println(fs[1](), fs[1](), fs[2](), fs[0] == nil)
	func(x ...string) { fmt.Println(x) }("a", "b")
	var fact func(int) int
	fact = func(n int) int {
		if n < 2 {
			return 1
		}
		return n * fact(n-1)
	}
	fmt.Println(fact(10))
	type handler = func(int) (int, error)
	var hs = []handler{func(i int) (int, error) { return i, nil }}
	v, err := hs[0](3)
	fmt.Println(v, err)
	fmt.Printf("%T %T %T\n", c.hook, c.ops["+"], curry)
}
