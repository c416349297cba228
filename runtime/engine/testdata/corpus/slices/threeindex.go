package main

import "fmt"

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "panic:", r)
		}
	}()
	f()
}

func main() {
	base := []int{0, 1, 2, 3, 4, 5}
	s := base[1:3]
	t := base[1:3:3]
	fmt.Println(len(s), cap(s), len(t), cap(t))
	s = append(s, 100)
	fmt.Println(base)
	t = append(t, 200)
	fmt.Println(base, s, t)
	u := base[:0:2]
	u = append(u, 7, 8)
	fmt.Println(base[:3], len(u), cap(u))
	u = append(u, 9)
	u[0] = -1
	fmt.Println(base[:3], u)
	fmt.Println(base[2:][:4], base[4:][:1:2])
	n := 9
	try("low", func() { _ = base[n:] })
	try("high", func() { _ = base[:n] })
	try("max", func() { _ = base[1:2:n] })
	try("order", func() { n = 1; _ = base[3:n] })
	try("order3", func() { n = 4; _ = base[0:n:2] })
	try("neg", func() { n = -3; _ = base[n:] })
	try("len", func() { _ = s[:cap(s)]; _ = s[:cap(s)+1] })
	try("index", func() { base[len(base)] = 1 })
	arr := [4]int{}
	try("array", func() { n = 5; _ = arr[:n] })
	fmt.Println(arr[1:2:3], cap(arr[1:2:3]))
}
