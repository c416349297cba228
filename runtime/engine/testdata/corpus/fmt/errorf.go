package main

import (
	"errors"
	"fmt"
)

type E1 struct{ N int }

func (e *E1) Error() string { return fmt.Sprintf("e1(%d)", e.N) }

type E2 string

func (e E2) Error() string { return string(e) }

var Base = errors.New("base")

func main() {
	e := fmt.Errorf("two: %w and %w", &E1{1}, E2("x"))
	var p *E1
	var s E2
	fmt.Println(e, errors.As(e, &p), errors.As(e, &s), errors.Unwrap(e))
	if p != nil {
		fmt.Println(p.N, s)
	}
	fmt.Printf("%T %T %T\n", e, fmt.Errorf("one %w", Base), fmt.Errorf("none"))
	fmt.Println(errors.Is(fmt.Errorf("a: %w", fmt.Errorf("b: %w", Base)), Base))
	fmt.Println(fmt.Errorf("not err %w", 5), fmt.Errorf("%w", nil), fmt.Errorf("%v %w", Base, Base))
	u, ok := e.(interface{ Unwrap() []error })
	fmt.Println(ok)
	for _, x := range u.Unwrap() {
		fmt.Printf("%T %v\n", x, x)
	}
	fmt.Println(errors.Unwrap(fmt.Errorf("in %d: %w", 3, E2("z"))) == E2("z"))
}
