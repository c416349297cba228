package main

import (
	"errors"
	"fmt"
)

func direct() (r any) {
	defer func() { r = recover() }()
	panic("direct")
}

func helper() any { return recover() }

func viaHelper() (r any) {
	defer func() {
		r = recover()
		fmt.Print("outer got ", r, "; ")
	}()
	defer func() { fmt.Print("helper got ", helper(), "; ") }()
	panic("deep")
}

func deferredHelper() {
	defer helper()
	panic("by helper")
}

func nested() (r any) {
	defer func() { r = recover() }()
	defer func() {
		func() { fmt.Print("inner ", recover(), "; ") }()
	}()
	panic("n")
}

func twice() (a, b any) {
	defer func() { a, b = recover(), recover() }()
	panic("t")
}

func none() any {
	defer func() { fmt.Print(recover(), "; ") }()
	return recover()
}

type rec struct{ got any }

func (r *rec) Recover() { r.got = recover() }

func method() any {
	r := &rec{}
	func() {
		defer r.Recover()
		panic("m")
	}()
	return r.got
}

func replaced() (r any) {
	defer func() { r = recover() }()
	defer func() { panic("second") }()
	panic("first")
}

func repanic() (r any) {
	defer func() { r = recover() }()
	defer func() {
		e := recover()
		panic(fmt.Sprint("re-", e))
	}()
	panic("one")
}

func afterRecover() (s string) {
	defer func() { s += " end" }()
	func() {
		defer func() { recover() }()
		panic("x")
	}()
	return "continues"
}

func inLoop() (n int) {
	for i := range 5 {
		func() {
			defer func() {
				if recover() != nil {
					n++
				}
			}()
			if i%2 == 0 {
				panic(i)
			}
		}()
	}
	return
}

func main() {
	fmt.Println(direct())
	fmt.Println(viaHelper())
	deferredHelper()
	fmt.Println(nested())
	fmt.Println(twice())
	fmt.Println(none())
	fmt.Println(method(), replaced(), repanic(), afterRecover(), inLoop())
	defer func() {
		err, ok := recover().(error)
		fmt.Println(err, ok, errors.Unwrap(err))
	}()
	panic(fmt.Errorf("wrapped: %w", errors.New("inner")))
}
