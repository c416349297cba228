package main

import (
	"fmt"
	"iter"
	"runtime"
)

func try(name string, f func()) {
	defer func() {
		r := recover()
		_, ok := r.(runtime.Error)
		fmt.Printf("%s: %T %v %v\n", name, r, r, ok)
	}()
	f()
}

func pairs(n int) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for i := range n {
			if !yield(i, i*i) {
				return
			}
		}
	}
}

func results() (s string, err error) {
	defer func() { s += "!" }()
	for x, y := range pairs(4) {
		defer func() { s += fmt.Sprint(x, y, ";") }()
		if x == 2 {
			return "left", nil
		}
	}
	return "end", nil
}

func recovers() (s string) {
	for x := range pairs(3) {
		defer func() {
			if r := recover(); r != nil {
				s = fmt.Sprint("recovered ", r, " ", x)
			}
		}()
	}
	panic("late")
}

func nested() {
	for a := range pairs(2) {
		for b := range pairs(2) {
			defer fmt.Println("deferred", a, b)
		}
		func() {
			for c := range pairs(2) {
				defer fmt.Println("inner", a, c)
			}
			fmt.Println("inner end", a)
		}()
	}
	fmt.Println("nested end")
}

func generic[T any](seq iter.Seq[T]) {
	for v := range seq {
		defer fmt.Println("generic", v)
	}
	fmt.Println("generic end")
}

func main() {
	func() {
		for x := range pairs(3) {
			defer fmt.Println("d", x)
		}
		fmt.Println("end")
	}()
	fmt.Println(results())
	fmt.Println(recovers())
	nested()
	generic(func(y func(string) bool) { _ = y("a") && y("b") })
	try("after break", func() {
		for x := range func(y func(int) bool) { y(1); y(2) } {
			if x == 1 {
				break
			}
		}
	})
	try("after return", func() {
		for range func(y func(int) bool) { y(1); y(2) } {
			return
		}
	})
	var leaked func(int) bool
	try("after loop", func() {
		for range func(y func(int) bool) { leaked = y; y(1) } {
		}
		leaked(1)
	})
	try("after loop left", func() {
		for range func(y func(int) bool) { leaked = y; y(1) } {
			break
		}
		leaked(1)
	})
	try("after panic", func() {
		for range func(y func(int) bool) {
			func() {
				defer func() { fmt.Println("swallowed", recover()) }()
				y(1)
			}()
			y(2)
		} {
			panic("body")
		}
	})
	try("panic lost", func() {
		for range func(y func(int) bool) {
			defer func() { fmt.Println("swallowed", recover()) }()
			y(1)
		} {
			panic("body")
		}
	})
	try("goexit", func() {
		done := make(chan bool)
		go func() {
			defer close(done)
			for x := range pairs(5) {
				defer fmt.Println("goexit deferred", x)
				if x == 1 {
					runtime.Goexit()
				}
			}
		}()
		<-done
	})
	try("nil", func() {
		var f func(func() bool)
		for range f {
		}
	})
}
