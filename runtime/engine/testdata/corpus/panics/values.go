package main

import (
	"errors"
	"fmt"
	"runtime"
)

type E struct{ code int }

func (e E) Error() string { return fmt.Sprint("E", e.code) }

type S string
type P struct{ x, y int }

func catch(v any) (r any) {
	defer func() { r = recover() }()
	panic(v)
}

func main() {
	fmt.Println(catch(1), catch("s"), catch(2.5), catch(P{1, 2}), catch(E{3}), catch(S("str")), catch([]int{1}))
	e, ok := catch(E{7}).(E)
	fmt.Println(e.code, ok)
	p := &P{5, 6}
	fmt.Println(catch(p) == p, catch(E{1}) == E{1}, catch(errors.ErrUnsupported) == errors.ErrUnsupported)
	f, ok := catch(func() string { return "called" }).(func() string)
	fmt.Println(ok, f())
	r := catch(nil)
	var pne *runtime.PanicNilError
	fmt.Println(r, errors.As(r.(error), &pne))
	var err error
	r = catch(err)
	fmt.Println(r != nil)
	fmt.Printf("%T %T %T\n", catch(E{}), catch(1), catch(nil))
	defer func() {
		r := recover()
		re, ok := r.(runtime.Error)
		fmt.Println(re, ok)
		var s []int
		defer func() { fmt.Println(recover()) }()
		_ = s[5]
	}()
	var m map[string]int
	m["a"] = 1
}
