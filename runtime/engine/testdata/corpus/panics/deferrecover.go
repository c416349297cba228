package main

import (
	"errors"
	"fmt"
	"os"
)

func order() {
	for i := range 3 {
		defer fmt.Print("d", i, " ")
	}
	x := 1
	defer fmt.Println("x at defer:", x)
	x = 2
	fmt.Println("x at end:", x)
}

func safe(f func()) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case error:
			err = fmt.Errorf("recovered: %w", r)
		default:
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	f()
	return nil
}

var errBoom = errors.New("boom")

func nested() (s string) {
	defer func() { s += fmt.Sprint(" outer:", recover()) }()
	defer func() {
		s += fmt.Sprint(" inner:", recover())
		panic("second")
	}()
	panic("first")
}

func main() {
	order()
	fmt.Println(safe(func() {}))
	err := safe(func() { panic(errBoom) })
	fmt.Println(err, errors.Is(err, errBoom))
	fmt.Println(safe(func() { panic(42) }))
	fmt.Println(safe(func() { var a []int; _ = a[5] }))
	fmt.Println(safe(func() { var m map[string]int; m["x"] = 1 }))
	fmt.Println(safe(func() { a, b := 1, 0; fmt.Println(a / b) }))
	fmt.Println(safe(func() { var p *struct{ X int }; fmt.Println(p.X) }))
	fmt.Println(safe(func() { var v any = "s"; fmt.Println(v.(int)) }))
	fmt.Println(nested())
	defer fmt.Println("not printed: os.Exit runs no defers")
	os.Exit(3)
}
