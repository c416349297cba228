package main

import "fmt"

type board [3][3]byte

func (b board) with(r, c int, v byte) board {
	b[r][c] = v
	return b
}

func (b *board) set(r, c int, v byte) { b[r][c] = v }

func change(a [3]int) [3]int {
	a[0] = 99
	return a
}

func main() {
	a := [3]int{1, 2, 3}
	b := a
	b[0] = 10
	c := change(a)
	fmt.Println(a, b, c)
	p := &a
	p[1] = 20
	q := *p
	q[2] = 30
	fmt.Println(a, *p, q, len(p))
	var bd board
	nb := bd.with(1, 1, 'x')
	bd.set(0, 0, 'o')
	fmt.Printf("%q %q\n", bd, nb)
	s := struct{ arr [2]string }{[2]string{"a", "b"}}
	t := s
	t.arr[0] = "z"
	fmt.Println(s, t)
	m := map[string][2]int{"k": {1, 2}}
	v := m["k"]
	v[0] = 9
	fmt.Println(m, v)
	aa := [2][2]int{{1, 2}, {3, 4}}
	row := aa[0]
	row[0] = 100
	aa[1] = row
	fmt.Println(aa, row)
	var x any = a
	a[0] = -1
	fmt.Println(x, a, x == any([3]int{1, 20, 3}))
	f := func() [3]int { return a }
	g := f()
	g[0] = 5
	fmt.Println(f()[0], g)
}
