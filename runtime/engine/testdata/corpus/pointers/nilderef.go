package main

import (
	"fmt"
	"runtime"
)

type T struct {
	x    int
	big  [100]int
	in   struct{ y int }
	next *T
}

func (t *T) ok() string { return "nil is fine" }
func (t *T) bad() int   { return t.x }
func (t T) value() int  { return 1 }

type I interface{ value() int }

func try(name string, f func()) {
	defer func() {
		r := recover()
		_, rt := r.(runtime.Error)
		fmt.Println(name, r, rt)
	}()
	f()
}

func main() {
	var t *T
	var p *int
	var pp **int
	var f func()
	i = nil
	var arr *[3]int
	var m *map[string]int
	fmt.Println(t.ok())
	try("field", func() { _ = t.x })
	try("set", func() { t.x = 1 })
	try("nested", func() { t.in.y++ })
	try("array", func() { t.big[50] = 1 })
	try("method", func() { t.bad() })
	try("valuemethod", func() { t.value() })
	try("deref", func() { fmt.Println(*p) })
	try("store", func() { *p = 1 })
	try("double", func() { fmt.Println(**pp) })
	try("func", func() { f() })
	try("iface", func() { i.value() })
	try("arr", func() { fmt.Println(arr[1]) })
	try("arrslice", func() { fmt.Println(arr[:] == nil) })
	try("map", func() { fmt.Println((*m)["a"]) })
	try("chain", func() { t = &T{}; fmt.Println(t.next.next) })
	try("struct", func() { var z *T; c := *z; fmt.Println(c.x) })
	try("ifaceptr", func() { i = zero(); i.value() })
	try("go", func() { defer f() })
	try("mv", func() { g := i.value; _ = g; var j I; _ = j.value })
	try("mvptr", func() { var z *T; g := z.value; _ = g })
	try("mvok", func() { var z *T; g := z.ok; fmt.Println(g()) })
}

var i I

//go:noinline
func zero() I {
	var z *T
	return z
}
