package main

import "fmt"

type node struct {
	v    int
	next *node
}

func main() {
	a, b, c := 1, 2, 3
	a, b, c = c, a, b
	fmt.Println(a, b, c)
	s := []int{1, 2, 3}
	i := 0
	i, s[i] = 1, 10
	fmt.Println(i, s)
	s[0], s[1], s[2] = s[1], s[2], s[0]
	fmt.Println(s)
	x := []int{1, 2, 3}
	i = 0
	i, x[i] = 2, 42
	x[1], x[2] = 4, 5
	p := &x[0]
	x = []int{9}
	*p = 100
	fmt.Println(x, *p, i)
	n := &node{1, &node{2, &node{3, nil}}}
	var rev *node
	for n != nil {
		n, n.next, rev = n.next, rev, n
	}
	for ; rev != nil; rev = rev.next {
		fmt.Print(rev.v, " ")
	}
	fmt.Println()
	m := map[string]int{"a": 1, "b": 2}
	m["a"], m["b"] = m["b"], m["a"]
	fmt.Println(m)
	arr := [2][2]int{{1, 2}, {3, 4}}
	arr[0], arr[1] = arr[1], arr[0]
	arr[0][0], arr[1][1] = arr[1][1], arr[0][0]
	fmt.Println(arr)
	var e1, e2 any = 1, "x"
	e1, e2 = e2, e1
	fmt.Println(e1, e2)
	_, k := 1, 2
	_ = k
	var u, v = v0(), 3
	u, w := 5, u
	fmt.Println(u, v, w)
	func() {
		defer func() { fmt.Println(recover(), a) }()
		var np *int
		a, *np = 77, 1
	}()
	f, g := 0, 1
	for range 5 {
		f, g = g, f+g
	}
	fmt.Println(f, g)
	x1, y1 := 0, 0
	p1, p2 := &x1, &y1
	*p1, *p2, p1 = 1, 2, p2
	fmt.Println(x1, y1, p1 == p2)
	t := struct{ a, b int }{1, 2}
	t.a, t.b = t.b, t.a
	fmt.Println(t)
}

func v0() int { return 8 }
