package main

import "fmt"

type error interface{ Message() string }
type myErr struct{}

func (myErr) Message() string { return "custom" }

var len = func(s string) string { return "len of " + s }

func cap(x int) int { return x + 1 }

const true = 3 > 4

const nilx = 0

type string2 = string

func copy(a ...int) (n int) {
	for _, v := range a {
		n += v
	}
	return
}

type any struct{ v int }

func main() {
	var e error = myErr{}
	fmt.Println(e.Message(), len("abc"), cap(1), true, copy(1, 2, 3), any{4})
	new := func(i int) int { return i * 2 }
	make := "made"
	append := []int{new(3)}
	fmt.Println(make, append)
	nil := 5
	false := !true
	iota := "iota"
	fmt.Println(nil, false, iota)
	int := func(f float64) float64 { return f + 0.5 }
	fmt.Println(int(1))
	{
		type string struct{ s string2 }
		fmt.Println(string{"wrapped"})
		max := min(3, 4)
		fmt.Println(max)
	}
	panic := fmt.Sprint
	fmt.Println(panic("no panic"))
	print := func(print string2) { fmt.Println(print) }
	print("p")
	func(recover int8) { fmt.Println(recover) }(3)
	main := 1
	_ = main
}
