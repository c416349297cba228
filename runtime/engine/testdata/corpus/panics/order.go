package main

import "fmt"

type T struct{ n int }

func (t T) show()   { fmt.Print("T", t.n, " ") }
func (t *T) pshow() { fmt.Print("P", t.n, " ") }

func arg(n int) int { fmt.Print("arg", n, " "); return n }

func get(s string) func(int) {
	fmt.Print("get", s, " ")
	return func(n int) { fmt.Print("run", s, n, " ") }
}

func main() {
	func() {
		t := T{1}
		defer t.show()
		defer t.pshow()
		defer get("x")(arg(1))
		x := 5
		defer fmt.Print("x", x, " ")
		defer func() { fmt.Print("cx", x, " ") }()
		x = 6
		t.n = 2
		for i := range 3 {
			defer fmt.Print("l", i, " ")
		}
		s := []int{1}
		defer fmt.Print(s, len(s), " ")
		s[0] = 9
		s = append(s, 2)
		fmt.Print("body ")
	}()
	fmt.Println()
	func() {
		defer func() {
			defer func() { fmt.Print("nested ") }()
			fmt.Print("outer ")
		}()
		if true {
			defer fmt.Print("block ")
		}
		fmt.Print("end ")
	}()
	fmt.Println()
	f := func() (n int) {
		defer func() { n *= 2 }()
		defer func() { n += 3 }()
		return 1
	}
	fmt.Println(f())
	var i interface{ show() } = T{7}
	defer i.show()
	i = T{8}
	m := map[string]int{"a": 1}
	defer fmt.Println(m["a"], len(m))
	m["a"] = 2
	defer delete(m, "a")
	defer print()
	c := make(chan int, 1)
	defer func() { _, ok := <-c; fmt.Println(ok) }()
	defer close(c)
}
