package main

import "fmt"

func try(f func() any) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("%T %v\n", r, r)
		}
	}()
	fmt.Println(f())
}

// What an array, a slice and a string say of bounds that they do not have, whatever the type of the index is.
func main() {
	array := [4]int{1, 2, 3, 4}
	slice := array[:2:3]
	text := "abcd"
	for _, i := range []int{-1, 1, 2, 3, 4, 5} {
		try(func() any { return array[i:] })
		try(func() any { return array[:i] })
		try(func() any { return array[2:i] })
		try(func() any { return array[1:2:i] })
		try(func() any { return array[i:3:3] })
		try(func() any { return array[1:i:3] })
		try(func() any { return slice[i:] })
		try(func() any { return slice[:i] })
		try(func() any { return slice[1:2:i] })
		try(func() any { return text[i:] })
		try(func() any { return text[:i] })
		try(func() any { return text[i:3] })
		try(func() any { return array[i] })
		try(func() any { return slice[i] })
		try(func() any { return text[i] })
		try(func() any { p := &array; p[i]++; return p })
	}
	for _, u := range []uint64{2, 1 << 63, 1<<64 - 1} {
		try(func() any { return array[u] })
		try(func() any { return slice[u] })
		try(func() any { return text[u] })
		try(func() any { return array[u:] })
		try(func() any { return slice[:u] })
		try(func() any { return text[:u] })
		try(func() any { return slice[0:0:u] })
		try(func() any { return make([]int, u) })
	}
	var local [3]int
	for _, i := range []int8{-128, 2, 127} {
		try(func() any { return local[i:] })
		try(func() any { return local[:i] })
	}
	try(func() any { n := 3; return make([]int, n, n-1) })
	try(func() any { n := 3; return len(make([]int, n)[:n-1]) })
}
