package main

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
)

// Texts and types of runtime errors as recover sees them.
type S struct{ a, b any }
type I interface{ M() }
type T struct{}
type P struct{ X int }

func (T) M() {}

func try(name string, f func()) {
	defer func() {
		r := recover()
		re, ok := r.(runtime.Error)
		fmt.Printf("%-14s %t %v\n", name, ok, r)
		if ok {
			var ta *runtime.TypeAssertionError
			fmt.Printf("%15s%t %s\n", "", errors.As(re, &ta), strings.ReplaceAll(fmt.Sprintf("%T", r), "boundsError", "BE"))
		}
	}()
	f()
}

func main() {
	s := []int{1, 2, 3}
	a := [4]int{}
	str := "abc"
	n, neg, zero := 5, -1, 0
	var np *P
	var ni I
	var nm map[string]int
	var e, e2 any = "str", []int{1}
	try("index", func() { _ = s[n] })
	try("indexneg", func() { _ = s[neg] })
	try("array", func() { _ = a[n] })
	try("string", func() { _ = str[n] })
	try("slice", func() { _ = s[n:] })
	try("slicehi", func() { _ = s[:n] })
	try("slicelohi", func() { _ = s[2:zero] })
	try("sliceneg", func() { _ = s[neg:] })
	try("arrslice", func() { _ = a[n:] })
	try("strslice", func() { _ = str[n:] })
	try("strslice2", func() { _ = str[2 : 1+zero] })
	try("slice3", func() { _ = s[0:1:n] })
	try("slice3b", func() { _ = s[0 : 3 : 2+zero] })
	try("slice3c", func() { _ = s[3 : 2+zero : 3] })
	try("nilmap", func() { nm["x"]++ })
	try("nilptr", func() { _ = np.X })
	try("nilptrset", func() { np.X = 1 })
	try("niliface", func() { ni.M() })
	try("nilfunc", func() { var f func(); f() })
	try("div", func() { _ = n / zero })
	try("mod", func() { _ = uint8(n) % uint8(zero) })
	try("assert", func() { _ = e.(int) })
	try("assertiface", func() { _ = e.(I) })
	try("assertptr", func() { _ = any(T{}).(*T) })
	try("assertnil", func() { _ = any(nil).(int) })
	try("assertniliface", func() { _ = any(nil).(I) })
	try("assertown", func() { _ = I(T{}).(fmt.Stringer) })
	try("assertptrm", func() { _ = any(&P{}).(I) })
	try("closenil", func() { var c chan int; close(c) })
	try("closeclosed", func() { c := make(chan int); close(c); close(c) })
	try("sendclosed", func() { c := make(chan int, 1); close(c); c <- 1 })
	try("makeneg", func() { _ = make([]int, neg) })
	try("makecap", func() { _ = make([]int, 2, 1+zero) })
	try("makechan", func() { _ = make(chan int, neg) })
	try("shift", func() { _ = 1 << neg })
	try("mapkey", func() { m := map[any]int{}; m[e2] = 1 })
	try("maplookup", func() { m := map[any]int{1: 1}; _ = m[func() {}] })
	try("compare", func() { _ = e2 == any([]int{1}) })
	try("comparestruct", func() { _ = S{1, e2} == S{1, e2} })
	try("conv", func() { _ = [4]int(s) })
	try("convptr", func() { _ = (*[4]int)(s) })
	try("custom", func() { panic(fmt.Errorf("own %w", io.EOF)) })
}
