package main

import (
	"fmt"
)

func t(s string) string { fmt.Print(s, " "); return s }

type o struct{ s string }

func (x o) m(a string) o { fmt.Print(x.s, ".", a, " "); return o{x.s + a} }
func pick(n int) func(...string) {
	fmt.Print("pick", n, " ")
	return func(s ...string) { fmt.Print("run", n, s, " ") }
}

func main() {
	func() { defer pick(1)(t("a"), t("b")); defer pick(2)(t("c")); t("body") }()
	fmt.Println()
	func() { defer o{"x"}.m(t("1")).m(t("2")); t("body") }()
	fmt.Println()
	func() {
		for i := range 2 {
			defer func(s string) { fmt.Print("d", i, s, " ") }(t(fmt.Sprint("arg", i)))
		}
	}()
	fmt.Println()
	func() {
		defer func() { recover(); fmt.Println() }()
		defer t("not deferred until args done" + func() string { panic("in args") }())
	}()
	f := func() (s string) { defer func() { s = t("after " + s) }(); return t("ret") }
	fmt.Println(f())
	m := map[string]int{}
	func() { defer fmt.Println("len at defer", len(m)); m["k"] = 1 }()
	go func(s string) {}(t("go arg"))
	fmt.Println()
}
