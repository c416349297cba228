package main

import (
	"errors"
	"fmt"
	"runtime"
)

func try(name string, f func()) {
	defer func() {
		r := recover()
		var re runtime.Error
		e, isErr := r.(error)
		fmt.Printf("%s: %v | %T %v\n", name, r, r, isErr && errors.As(e, &re))
	}()
	f()
}

func main() {
	var s []int
	var m map[string]int
	var p *struct{ x int }
	var i any = "x"
	var f func()
	var c chan int
	n, z, u8 := 5, 0, uint8(200)
	arr := [3]int{}
	try("index", func() { _ = s[n] })
	try("neg", func() { _ = arr[n-6] })
	try("u8", func() { _ = arr[u8] })
	try("str", func() { _ = "abc"[n] })
	try("slice", func() { _ = arr[n:] })
	try("slice2", func() { _ = s[:n] })
	try("slice3", func() { n = 2; _ = arr[n:1] })
	try("strslice", func() { n = 9; _ = "abc"[n:] })
	try("div", func() { _ = 1 / z })
	try("mod", func() { _ = int8(1) % int8(z) })
	try("nilmap", func() { m["x"] = 1 })
	try("nilptr", func() { p.x++ })
	try("assert", func() { _ = i.(int) })
	try("nilfunc", func() { f() })
	try("closenil", func() { close(c) })
	try("closetwice", func() { c = make(chan int); close(c); close(c) })
	try("sendclosed", func() { c <- 1 })
	try("makeslice", func() { n = -1; _ = make([]int, n) })
	try("shift", func() { _ = 1 << n })
	try("conv", func() { _ = [4]int(arr[:]) })
	try("hash", func() { _ = map[any]int{s2(): 1} })
	try("cmp", func() { _ = any(s) == any(s) })
	try("custom", func() { panic(fmt.Errorf("plain")) })
}

func s2() any { return []int{} }
