package main

import (
	"fmt"
	"runtime"
)

type Emb struct{ *M2 }
type M2 struct{}

func (*M2) Rec() { fmt.Println("Emb", recover()) }

type RecI interface{ Rec() }

func seq(y func(int) bool) { _ = y(1) && y(2) }

func helper() any { return recover() }

func iface() {
	var r RecI = Emb{&M2{}}
	defer r.Rec()
	panic("iface")
}
func bound() {
	f := Emb{&M2{}}.Rec
	defer f()
	panic("bound")
}
func expr() {
	defer (*M2).Rec(nil)
	panic("expr")
}
func ifaceExpr() {
	defer RecI.Rec(Emb{&M2{}})
	panic("iface expr")
}
func inLoop() {
	defer func() {
		for range seq {
			fmt.Println("loop", recover())
		}
	}()
	panic("in loop")
}
func nestedLoop() {
	defer func() {
		for range seq {
			for range seq {
				fmt.Println("nested loop", recover())
			}
			return
		}
	}()
	panic("in nested loop")
}
func deferInLoop() {
	for range seq {
		defer func() { fmt.Println("deferred in loop", recover()) }()
	}
	panic("after loop")
}
func viaHelper() {
	defer func() { fmt.Println("outer", recover()) }()
	defer func() { fmt.Println("helper", helper()) }()
	panic("helper")
}
func direct() {
	defer func() { fmt.Println("direct", recover()) }()
	defer recover()
	panic("direct")
}
func twice() {
	defer func() { fmt.Println("second", recover()) }()
	defer func() { fmt.Println("first", recover(), recover()) }()
	panic("twice")
}
func nested() {
	defer func() { fmt.Println("nested outer", recover()) }()
	defer func() {
		defer func() { fmt.Println("nested inner", recover()) }()
		panic("inner")
	}()
	panic("outer")
}
func deferredDefer() {
	defer func() { fmt.Println("still", recover()) }()
	defer func() {
		defer func() { fmt.Println("not mine", recover()) }()
	}()
	panic("deferred defer")
}
func again() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("again: %v", r)
			defer func() { err = fmt.Errorf("%w + %v", err, recover()) }()
			panic("third")
		}
	}()
	defer func() { panic(fmt.Sprint("second after ", recover())) }()
	panic("first")
}
func genericRec[T any]() {
	defer func() { fmt.Println("generic", recover()) }()
	var m map[string]T
	var zero T
	m["a"] = zero
}
func results() (a int, b string, c []int) {
	defer func() { recover() }()
	a, b, c = 1, "set", []int{1}
	panic("x")
}
func unnamed() (int, string) {
	defer func() { recover() }()
	panic("x")
}
func loopRecover() {
	for i := range 3 {
		func() {
			defer func() { fmt.Println(i, recover()) }()
			if i%2 == 0 {
				panic(i)
			}
		}()
	}
}
func goPanicNil() {
	defer func() {
		r := recover()
		_, ok := r.(*runtime.PanicNilError)
		fmt.Println(r, ok)
	}()
	panic(nil)
}

func main() {
	for _, f := range []func(){iface, bound, expr, ifaceExpr, inLoop, nestedLoop, deferInLoop, viaHelper, direct, twice, nested, deferredDefer, genericRec[int], loopRecover, goPanicNil} {
		func() {
			defer func() {
				if r := recover(); r != nil {
					fmt.Println("escaped", r)
				}
			}()
			f()
		}()
	}
	fmt.Println(again())
	fmt.Println(results())
	fmt.Println(unnamed())
	fmt.Println(recover())
}
