package main

import "fmt"

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(r)
		}
	}()
	f()
}

type key [4]byte

func main() {
	s := []int{1, 2, 3, 4}
	a := [3]int(s)
	p := (*[2]int)(s)
	p[0] = 100
	a[1] = -1
	fmt.Println(s, a, *p)
	fmt.Println(key([]byte("abcdef")), *(*[0]int)(s), [0]int([]int(nil)) == [0]int{})
	var n []int
	fmt.Println((*[0]int)(n) == nil, (*[0]int)([]int{}) == nil)
	try(func() { _ = [5]int(s) })
	try(func() { _ = (*[5]int)(s) })
	try(func() { _ = (*[1]int)(n) })
	try(func() { _ = [1]int(s[4:]) })
	m := map[[2]string]int{}
	m[[2]string([]string{"a", "b", "c"})]++
	fmt.Println(m)
	q := (*[4]int)(s[:4:4])
	for i := range q {
		q[i]++
	}
	fmt.Println(s, q[1:3])
	type ints []int
	type arr [2]int
	fmt.Printf("%T %T\n", arr(ints(s)), (*arr)(ints(s)))
}
