package main

import "fmt"

type node struct {
	v    int
	next *node
}

func reverse(l *node) *node {
	var prev *node
	for l != nil {
		prev, l, l.next = l, l.next, prev
	}
	return prev
}

func fib(n int) (a, b int) {
	for a, b = 0, 1; n > 0; n-- {
		a, b = b, a+b
	}
	return
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func main() {
	a, b := 1, 2
	for range 3 {
		a, b = b, a
	}
	fmt.Println(a, b)
	x, y, z, w := "x", "y", "z", 0
	for i := 0; i < 4; i++ {
		x, y, z, w = y, z, x, w+i
	}
	fmt.Println(x, y, z, w)
	p, q, r, s := 1, 2, 3, 4
	for range 5 {
		if p < q {
			p, q, r, s = q, p, s, r
		} else {
			p, q = q, p
		}
	}
	fmt.Println(p, q, r, s)
	l := &node{1, &node{2, &node{3, nil}}}
	for n := reverse(l); n != nil; n = n.next {
		fmt.Print(n.v, " ")
	}
	fmt.Println(gcd(48, 18))
	fmt.Println(fib(20))
	cur, next := []int{1, 0, 1, 1, 0}, make([]int, 5)
	for range 3 {
		for i := range cur {
			next[i] = cur[(i+4)%5] ^ cur[(i+1)%5]
		}
		cur, next = next, cur
	}
	fmt.Println(cur, next)
	i, j := 0, 9
	arr := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}
	for i < j {
		arr[i], arr[j] = arr[j], arr[i]
		i, j = i+1, j-1
	}
	fmt.Println(arr, i, j)
}
