package main

import (
	"fmt"
)

func idx(s string, i int) int { fmt.Print(s, i, " "); return i }
func pair() (int, int)        { return 7, 8 }

type s struct {
	a, b int
	p    *s
}

func main() {
	a := []int{0, 1, 2}
	a[idx("l", 0)], a[idx("l", 1)], a[idx("l", 2)] = a[idx("r", 2)], a[idx("r", 0)], a[idx("r", 1)]
	fmt.Println(a)
	i := 0
	i, a[i] = 1, 50
	a[0], a[1] = pair()
	fmt.Println(i, a)
	x := &s{1, 2, &s{3, 4, nil}}
	x.a, x.p.a, x.b = x.b, x.a, x.p.b
	x, x.p = x.p, x
	fmt.Println(x.a, x.b, x.p == nil)
	m := map[string][]int{"k": {1}}
	m["k"], m["j"] = append(m["k"], 2), m["k"]
	fmt.Println(m)
	var arr [3]int
	j := 2
	arr[j], j = j*10, 0
	arr[j], j = 5, 1
	fmt.Println(arr, j)
	p, q := new(1), new(2)
	*p, *q = *q, *p
	p, *p = q, 9
	fmt.Println(*p, *q)
	var e error
	var n int
	n, e = fmt.Sscan("12", &i)
	fmt.Println(n, e, i)
}
