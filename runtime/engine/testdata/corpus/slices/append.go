package main

import "fmt"

func grow(s []int) []int { return append(s, len(s)) }

func main() {
	var s []int
	for range 4 {
		s = grow(s)
	}
	fmt.Println(s)
	a := make([]int, 2, 10)
	b := append(a, 1)
	c := append(a, 2)
	fmt.Println(b, c, len(a))
	s = append(s, s...)
	s = append(s[:2], s[1:]...)
	fmt.Println(s)
	s = append(s[:1], append([]int{-1, -2}, s[1:]...)...)
	fmt.Println(s)
	var n []string
	fmt.Println(append(n) == nil, append(n, []string{}...) == nil, len(append(n, n...)))
	type names []string
	ns := append(names{"x"}, []string{"y", "z"}...)
	fmt.Printf("%T %v\n", ns, ns)
	m := map[string][]int{}
	for i := range 6 {
		k := []string{"even", "odd"}[i%2]
		m[k] = append(m[k], i)
	}
	fmt.Println(m)
	anys := append([]any{1}, "a", nil, []int{1})
	anys = append(anys, anys)
	fmt.Println(len(anys), anys[:4])
	ff := append([]func() int(nil), func() int { return 1 }, func() int { return 2 })
	fmt.Println(ff[0]()+ff[1](), cap(append([]struct{}{}, struct{}{})) >= 1)
	x := append([]byte("ab"), 'c', 100)
	fmt.Println(string(x))
	i := 0
	f := func() int { i++; return i }
	fmt.Println(append([]int{f()}, f(), f()))
}
