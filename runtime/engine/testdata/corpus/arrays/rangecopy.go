package main

import "fmt"

func main() {
	a := [3]int{1, 2, 3}
	for i, v := range a {
		a[2] = 10
		if i == 2 {
			fmt.Println("copy:", v)
		}
	}
	a = [3]int{1, 2, 3}
	for i, v := range &a {
		a[2] = 10
		if i == 2 {
			fmt.Println("pointer:", v)
		}
	}
	a = [3]int{1, 2, 3}
	for i, v := range a[:] {
		a[2] = 10
		if i == 2 {
			fmt.Println("slice:", v)
		}
	}
	for i := range a {
		a[i] *= 2
	}
	fmt.Println(a)
	calls := 0
	get := func() [2]string { calls++; return [2]string{"x", "y"} }
	for range get() {
	}
	for _, v := range get() {
		fmt.Print(v)
	}
	fmt.Println(calls)
	type el struct{ n int }
	els := [2]el{{1}, {2}}
	for _, e := range els {
		e.n = 100
	}
	for i := range els {
		els[i].n++
	}
	fmt.Println(els)
	var idx [3]int
	for idx[1] = range 4 {
	}
	fmt.Println(idx)
}
