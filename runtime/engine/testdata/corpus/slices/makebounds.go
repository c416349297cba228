package main

import "fmt"

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	n, c := -1, 2
	try(func() { _ = make([]int, n) })
	try(func() { _ = make([]int, 3, c) })
	try(func() { _ = make([]int, 0, n) })
	try(func() { _ = make(chan int, n) })
	huge := int64(1) << 62
	try(func() { _ = make([]int64, huge) })
	try(func() { m := make(map[int]int, n); m[1] = 2; fmt.Println(m) })
	s := make([][]string, 2, 4)
	s[0] = append(s[0], "a")
	fmt.Printf("%q %d %d\n", s, len(s), cap(s))
	fmt.Println(s[:3][2] == nil, len(s[:cap(s)]))
	type vec []float64
	v := make(vec, 3)
	v[1] = 2
	fmt.Printf("%T %v\n", v, v)
	var u8 uint8 = 5
	fmt.Println(len(make([]struct{}, u8)), cap(make([]byte, 1, 'a')))
	fmt.Println(len(make([]int, 1e2)), make([]bool, 1.0))
}
