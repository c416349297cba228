package main

import "fmt"

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	var ps []*int
	for i := 0; i < 4; i++ {
		if i == 1 {
			i++
		}
		ps = append(ps, &i)
	}
	for _, p := range ps {
		fmt.Print(*p, " ")
	}
	fmt.Println()
	for i, f := 0, (func() int)(nil); i < 3; i++ {
		if f != nil {
			fmt.Print(f(), " ")
		}
		f = func() int { return i }
	}
	fmt.Println()
	var prev func()
	for i := 0; i < 3; i++ {
		if prev != nil {
			prev()
		}
		prev = func() { i++ }
		fmt.Print(i, " ")
	}
	fmt.Println()
	for k, v := range []string{"a", "b"} {
		defer func() { fmt.Println("deferred", k, v) }()
		v += "!"
	}
	var outer int
	for outer = 0; outer < 2; outer++ {
		defer func() { fmt.Println("outer", outer) }()
	}
	for i := range 2 {
		defer func() { i++; fmt.Println("range", i) }()
	}
}
