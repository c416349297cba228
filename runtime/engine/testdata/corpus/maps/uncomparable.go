package main

import (
	"fmt"
	"runtime"
)

type holder struct{ v any }

func try(f func()) {
	defer func() {
		r := recover()
		_, ok := r.(runtime.Error)
		fmt.Println(r, ok)
	}()
	f()
}

func main() {
	m := map[any]int{}
	try(func() { m[[]int{1}] = 1 })
	try(func() { _ = m[map[string]int{}] })
	try(func() { m[func() {}] = 1 })
	try(func() { delete(m, any([]string(nil))) })
	try(func() { m[holder{[]byte("x")}] = 1 })
	try(func() { _, _ = m[[2]any{1, []int{}}] })
	try(func() { var n map[any]int; _ = n[[]int{}] })
	mh := map[holder]int{{1}: 1}
	try(func() { mh[holder{[]int{}}] = 2 })
	fmt.Println(len(m), mh)
	var a, b any = []int{1}, []int{1}
	try(func() { fmt.Println(a == b) })
	try(func() { fmt.Println(a == any(1)) })
	try(func() { fmt.Println(holder{a} == holder{b}) })
	try(func() { _ = map[any]bool{a: true} })
}
