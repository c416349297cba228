package main

import "fmt"

func bad(yield func(int) bool) {
	yield(1)
	yield(2)
}

func swallow(yield func(int) bool) {
	defer func() { fmt.Println("swallow:", recover()) }()
	yield(1)
}

func panics(yield func(int) bool) {
	yield(1)
	panic("from iterator")
}

func try(f func()) {
	defer func() { fmt.Println("try:", recover()) }()
	f()
}

func main() {
	try(func() {
		for range panics {
		}
	})
	try(func() {
		for range swallow {
			panic("body")
		}
	})
	var saved func(int) bool
	try(func() {
		for x := range func(y func(int) bool) { saved = y; y(1) } {
			fmt.Println("x", x)
		}
	})
	try(func() { saved(5) })
	try(func() {
		for range (func(func() bool))(nil) {
		}
	})
	n := 0
	for x := range func(y func(int) bool) {
		for y(n) {
			n++
		}
	} {
		if x > 3 {
			break
		}
	}
	fmt.Println(n)
}
