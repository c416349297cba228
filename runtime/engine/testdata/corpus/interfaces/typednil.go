package main

import (
	"errors"
	"fmt"
)

type E struct{}

func (*E) Error() string { return "E" }

func fail(b bool) error {
	var e *E
	if b {
		e = &E{}
	}
	return e
}

func good() error { return nil }

func wrap(err error) error {
	if err != nil {
		return fmt.Errorf("wrap: %w", err)
	}
	return nil
}

func main() {
	fmt.Println(fail(false) == nil, fail(true) == nil, good() == nil, fail(false) == (*E)(nil))
	fmt.Println(wrap(good()), wrap(fail(true)))
	var p *int
	var i any = p
	fmt.Println(i == nil, i == (*int)(nil), i.(*int) == nil)
	var m map[string]int
	var s []int
	var f func()
	var c chan int
	var e error
	for _, v := range []any{m, s, f, c, e, nil, (*E)(nil)} {
		fmt.Printf("%v %T;", v == nil, v)
	}
	fmt.Println()
	var ee *E
	fmt.Println(errors.As(fmt.Errorf("x: %w", &E{}), &ee), ee != nil, errors.Is(fail(false), ee))
	var err error = (*E)(nil)
	if err != nil {
		fmt.Println("not nil:", err)
	}
	i = err
	_, ok := i.(error)
	_, ok2 := i.(*E)
	fmt.Println(ok, ok2)
	var j interface{ Error() string } = err
	j = nil
	fmt.Println(j == nil, err == nil)
}
