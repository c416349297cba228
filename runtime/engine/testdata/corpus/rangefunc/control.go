package main

import "fmt"

func seq(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func find(n int) (string, int) {
	for i := range seq(10) {
		for j := range seq(10) {
			if i*j == n {
				return fmt.Sprint(i, "*", j), i + j
			}
		}
	}
	return "none", -1
}

func named() (r int, err error) {
	for i := range seq(5) {
		r += i
		if i == 3 {
			err = fmt.Errorf("at %d", i)
			return
		}
	}
	return
}

func main() {
	fmt.Println(find(12))
	fmt.Println(find(97))
	fmt.Println(named())
outer:
	for i := range seq(4) {
		for j := range seq(4) {
			if j == 2 {
				continue outer
			}
			if i == 2 {
				break outer
			}
			fmt.Print(i, j, " ")
		}
	}
	fmt.Println()
	for i := range seq(6) {
		switch {
		case i == 1:
			continue
		case i == 4:
			break
		default:
			fmt.Print(i, " ")
		}
	}
	fmt.Println()
	for i := range seq(3) {
		if i == 1 {
			goto out
		}
		fmt.Print(i, " ")
	}
out:
	fmt.Println("out")
	fs := []func() int{}
	for i := range seq(3) {
		fs = append(fs, func() int { i *= 2; return i })
	}
	fmt.Println(fs[1](), fs[1](), fs[2]())
	for range func(yield func() bool) { yield(); fmt.Print("after ") } {
		fmt.Print("body ")
	}
	fmt.Println()
}
