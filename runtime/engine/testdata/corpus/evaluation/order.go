package main

import "fmt"

func t(s string, v int) int { fmt.Print(s, " "); return v }

func fn(s string) func(...int) int {
	fmt.Print("fn", s, " ")
	return func(x ...int) int { return len(x) }
}

type T struct{ v [3]int }

func (x *T) get(s string) *T { fmt.Print("get", s, " "); return x }

func sl(s string) []int { fmt.Print("sl", s, " "); return make([]int, 4) }

func mp(s string) map[int]int { fmt.Print("mp", s, " "); return map[int]int{} }

func main() {
	_ = t("a", 1) + t("b", 2)*t("c", 3)
	fmt.Println()
	fn("x")(t("1", 1), t("2", 2))
	fmt.Println()
	sl("L")[t("i", 1)] = t("r", 5)
	fmt.Println()
	sl("A")[t("i", 0)], mp("B")[t("k", 1)] = t("p", 1), t("q", 2)
	fmt.Println()
	_ = []int{t("e0", 0), t("e1", 1)}
	_ = map[int]int{t("k", 1): t("v", 2)}
	_ = struct{ a, b int }{b: t("b", 1), a: t("a", 2)}
	fmt.Println()
	x := &T{}
	x.get("1").get("2").v[t("i", 2)] += t("y", 3)
	fmt.Println(x.v)
	_ = t("f", 0) == 1 && t("never", 1) == 1
	_ = t("t", 1) == 1 || t("never", 1) == 1
	fmt.Println()
	_ = sl("s")[t("lo", 0):t("hi", 2):t("max", 3)]
	fmt.Println()
	a, b, c := t("1", 1), t("2", 2), t("3", 3)
	fmt.Println(a, b, c)
	func() {
		defer func() { fmt.Println(recover()) }()
		arr := []int{1}
		arr[t("oob", 5)] = t("rhs", 2)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		z := 0
		_ = t("x", 1) / z
	}()
	switch t("tag", 1) {
	case t("c1", 0), t("c2", 1), t("c3", 2):
	}
	ch := make(chan int, 1)
	func() chan int { fmt.Print("chan "); return ch }() <- t("send", 1)
	fmt.Println()
}
