package main

import "fmt"

var x = "package"

type int32x = int

var len2 = len("abc")

func f(x int) (y int) {
	if x := x * 2; x > 4 {
		x := fmt.Sprint("inner", x)
		_ = x
		y := 100
		_ = y
	}
	for x := x; x > 0; x-- {
		y += x
	}
	return y
}

func g() (err error) {
	if _, err := h(); err != nil {
		return fmt.Errorf("shadow: %w", err)
	}
	return
}

func h() (int, error) { return 0, fmt.Errorf("h") }

func main() {
	fmt.Println(x, f(3), g())
	x := x + "!"
	{
		x, y := 1, x
		fmt.Println(x, y)
		{
			var x = []int{x}
			fmt.Println(x)
		}
	}
	fmt.Println(x)
	type T struct{ x int }
	{
		type T string
		fmt.Printf("%T %v\n", T("s"), T("s"))
	}
	fmt.Printf("%+v\n", T{1})
	const c = 1
	{
		const c = c + 1
		var v = c
		fmt.Println(v)
	}
	fmt.Println(c)
	switch x := any(x).(type) {
	case string:
		x += "?"
		fmt.Println(x)
	}
	fmt := fmt.Sprintf
	println := func(s string) string { return fmt("<%s>", s) }
	_ = println(x)
	a, b := 1, 2
	b, d := 3, 4
	func(a int) { a = 50 }(a)
	func() { a := 60; _ = a }()
	_ = fmt("%d%d%d", a, b, d)
	print2(a, b, d)
}

func print2(v ...any) { fmt.Println(v...) }
