package main

import (
	"errors"
	"fmt"
	"io"
)

type E struct{ code int }

func (e *E) Error() string { return fmt.Sprint("E", e.code) }

type S string

func (s S) String() string { return "S:" + string(s) }

type myInt int

func kind(v any) string {
	switch x := v.(type) {
	case nil:
		return "nil"
	case int, int64:
		return fmt.Sprintf("int-ish %v", x)
	case myInt:
		return fmt.Sprint("myInt ", x+1)
	case string:
		return "string " + x
	case error:
		return "error " + x.Error()
	case fmt.Stringer:
		return x.String()
	case []int:
		return fmt.Sprint("slice ", len(x))
	case func() int:
		return fmt.Sprint("func ", x())
	case map[string]int, chan int:
		return fmt.Sprintf("%T", x)
	case *int:
		return fmt.Sprint("ptr ", *x)
	case struct{ A int }:
		return fmt.Sprint("anon ", x.A)
	case [2]int:
		return fmt.Sprint("arr ", x[1])
	case interface{ Foo() }:
		return "foo"
	default:
		return fmt.Sprintf("other %T", x)
	}
}

func main() {
	n := 5
	for _, v := range []any{nil, 1, int64(2), int32(3), myInt(4), "s", S("x"), &E{3}, errors.New("n"), io.EOF, []int{1}, []string{},
		func() int { return 7 }, func() {}, map[string]int{}, make(chan int), make(<-chan int), &n, struct{ A int }{9}, [2]int{1, 2}, 1.5, 'r', struct{ B int }{}} {
		fmt.Println(kind(v))
	}
	var e *E
	var err error = e
	switch err.(type) {
	case nil:
		fmt.Println("nil")
	case *E:
		fmt.Println("typed nil")
	}
	switch x := err.(type) {
	case interface{ Unwrap() error }:
		fmt.Println("unwraps", x)
	case error:
		fmt.Printf("%T\n", x)
	}
	switch {
	case err == nil:
	default:
		switch y := any(n).(type) {
		case int:
			n = y * 2
			fallthroughless(n)
		}
	}
}

func fallthroughless(n int) { fmt.Println(n) }
