package main

import "fmt"

func f(s string, v int) int { fmt.Print(s, " "); return v }

func grade(n int) string {
	switch {
	case n >= 90:
		return "A"
	case n >= 80:
		fallthrough
	case n >= 70:
		return "B"
	default:
		return "F"
	case n < 0:
		return "?"
	}
}

type T struct{ a, b int }

func main() {
	fmt.Println(grade(95), grade(85), grade(75), grade(1), grade(-1))
	switch f("tag", 2) {
	case f("one", 1), f("two", 2), f("three", 3):
		fmt.Println("hit")
	case f("four", 4):
	}
	switch x := f("init", 5); {
	case x > 3:
		fmt.Println("big")
		fallthrough
	case false:
		fmt.Println("fell")
	default:
		fmt.Println("no")
	}
	switch 3 {
	default:
		fmt.Println("default first")
		fallthrough
	case 4:
		fmt.Println("four")
	case 5:
	}
	switch (T{1, 2}) {
	case T{1, 2}:
		fmt.Println("struct")
	}
	var e any = 3
	switch e {
	case "3":
	case 3.0:
	case int8(3):
	case 3:
		fmt.Println("int")
	}
	switch true {
	case false:
	}
	switch x := 5; x {
	}
	switch c := 'x'; {
	case 'a' <= c && c <= 'z':
		if c == 'x' {
			break
		}
		fmt.Println("never")
	}
	var p *int
	switch p {
	case nil:
		fmt.Println("nil pointer")
	}
	switch f := func() bool { return true }; f() {
	case true:
		fmt.Println("func")
	}
}
