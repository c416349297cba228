package main

import (
	"fmt"
)

type I interface{ M() }
type A struct{}

func (A) M() {}
func f(x any) string {
	switch y := x.(type) {
	case I, error:
		return fmt.Sprintf("I or error %T", y)
	case func(int) (string, error):
		s, _ := y(1)
		return s
	case chan<- int, <-chan int:
		return "dir chan"
	case []struct{ X int }:
		return fmt.Sprint(y[0].X)
	case *struct{}, **int:
		return "ptr"
	}
	return "?"
}

func main() {
	fmt.Println(f(A{}), f(fmt.Errorf("e")), f(func(int) (string, error) { return "called", nil }), f((chan<- int)(nil)), f(make(chan int)), f([]struct{ X int }{{5}}), f(&struct{}{}), f(new(*int)), f(nil))
	var x any = 1
	switch x.(type) {
	case int, string:
		fmt.Println("no var")
	}
	switch x := x.(type) {
	default:
		fmt.Printf("default %T\n", x)
	case string, nil:
		fmt.Println(x)
	}
	switch y := x.(type) {
	case int:
		y++
		fmt.Println(x, y)
	}
	switch z := any(x); w := z.(type) {
	case int:
		fmt.Println(w + z.(int))
	}
	var i I = A{}
	switch v := i.(type) {
	case A:
		v.M()
		fmt.Println("A")
	}
	switch i.(type) {
	case interface{ N() }:
		fmt.Println("N")
	case interface{ M() }:
		fmt.Println("M")
	}
	switch any(i).(type) {
	}
}
