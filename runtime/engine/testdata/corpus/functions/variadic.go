package main

import "fmt"

func f(pre string, xs ...int) string { return fmt.Sprint(pre, len(xs), xs == nil, xs) }

func mod(xs ...int) { xs[0] = 99 }

func anys(xs ...any) int { return len(xs) }

type logger func(format string, args ...any) string

func (l logger) twice(args ...any) string { return l("%v-%v", args...) + l("%v", args[0]) }

type T struct{ sum func(...int) int }

func (t *T) add(xs ...int) int { return t.sum(xs...) }

func main() {
	fmt.Println(f("a"), f("b", 1), f("c", 1, 2), f("d", nil...), f("e", []int{}...))
	s := []int{1, 2, 3}
	mod(s...)
	mod(s[1:]...)
	fmt.Println(s)
	fmt.Println(anys(), anys(nil), anys(nil...), anys(nil, nil), anys(s), anys([]any{1, 2}...), anys([]any{1, 2}))
	l := logger(fmt.Sprintf)
	fmt.Println(l.twice(1, "x"))
	t := &T{func(xs ...int) int {
		n := 0
		for _, x := range xs {
			n += x
		}
		return n
	}}
	fmt.Println(t.add(), t.add(1, 2), t.add(s...), t.sum(5, 6))
	g := f
	h := func(fs ...func(int) int) (r int) {
		r = 1
		for _, f := range fs {
			r = f(r)
		}
		return
	}
	fmt.Println(g("g", 7), h(func(i int) int { return i + 1 }, func(i int) int { return i * 10 }), h())
	fmt.Printf("%T %T\n", f, t.add)
	pair := func() (string, int) { return "p", 4 }
	fmt.Println(f(pair()))
	fmt.Println(append([]string(nil), []string{"q"}...))
}
