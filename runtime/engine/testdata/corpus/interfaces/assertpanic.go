package main

import (
	"errors"
	"fmt"
	"io"
	"runtime"
)

type T struct{}

func (T) Foo() {}

type U int
type Foo interface{ Foo() }
type FooBar interface {
	Foo
	Bar(int) string
	Alpha()
}
type P struct{}

func (*P) Foo() {}

func try(f func()) {
	defer func() {
		r := recover()
		var te *runtime.TypeAssertionError
		err, _ := r.(error)
		fmt.Println(r, errors.As(err, &te))
	}()
	f()
}

func main() {
	var n any
	var s any = "str"
	var f Foo = T{}
	var nf Foo
	var e error
	try(func() { _ = s.(int) })
	try(func() { _ = n.(int) })
	try(func() { _ = n.(Foo) })
	try(func() { _ = s.(Foo) })
	try(func() { _ = f.(FooBar) })
	try(func() { _ = f.(*P) })
	try(func() { _ = any(P{}).(Foo) })
	try(func() { _ = nf.(T) })
	try(func() { _ = nf.(FooBar) })
	try(func() { _ = e.(*fs) })
	try(func() { _ = e.(io.Reader) })
	try(func() { _ = any(U(1)).(int) })
	try(func() { _ = any(1).(U) })
	try(func() { _ = any(&n).(*int) })
	try(func() { _ = any([]U{}).([]int) })
	try(func() { _ = any(map[string]U{}).(map[string]int) })
	try(func() { _ = any(struct{ A int }{}).(struct{ B int }) })
	try(func() { _ = s.(error).Error() })
	v, ok := s.(int)
	w, ok2 := f.(FooBar)
	fmt.Println(v, ok, w, ok2)
}

type fs struct{}

func (*fs) Error() string { return "" }
