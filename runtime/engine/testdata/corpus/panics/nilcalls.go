package main

import "fmt"

type speaker interface{ Speak() string }

// Calls of what is nil panic where Go does: a deferred one when its turn comes, a method value when it is taken.
func main() {
	step := func(name string, f func()) {
		defer func() { fmt.Println(name, "recovered:", recover()) }()
		f()
		fmt.Println(name, "returned")
	}
	step("call", func() { var f func(int) int; f(1) })
	step("defer", func() { var f func(); defer f(); fmt.Println("before") })
	step("defer with arguments", func() { var f func(...int); defer f(1, 2); fmt.Println("before") })
	step("defer twice", func() {
		var f func()
		for range 2 {
			defer f()
			f = func() { fmt.Println("second") }
		}
	})
	step("defer method", func() { var s speaker; defer s.Speak(); fmt.Println("not reached") })
	step("method value", func() { var s speaker; f := s.Speak; fmt.Println("not reached", f()) })
	step("assert to itself", func() { var s speaker; _ = s.(speaker); fmt.Println("not reached") })
	step("pointer to array", func() { var p *[4]int; fmt.Println(len(p)); fmt.Println(p[:]) })
}
