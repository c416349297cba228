package main

import (
	"errors"
	"fmt"
	"math"
	"reflect"
)

type N struct {
	V    int
	Next *N
	M    map[string]any
	f    []int
}

func main() {
	a := &N{1, &N{V: 2}, map[string]any{"k": []int{1}}, []int{1}}
	b := &N{1, &N{V: 2}, map[string]any{"k": []int{1}}, []int{1}}
	fmt.Println(reflect.DeepEqual(a, b), a == b)
	b.f[0] = 2
	fmt.Println(reflect.DeepEqual(a, b))
	a.Next.Next, b.Next.Next, b.f[0] = a, b, 1
	fmt.Println(reflect.DeepEqual(a, b))
	fmt.Println(reflect.DeepEqual([]int{}, []int(nil)), reflect.DeepEqual(map[int]N{1: {}}, map[int]N{1: {}}), reflect.DeepEqual(1, int64(1)), reflect.DeepEqual(math.NaN(), math.NaN()))
	fn := func() {}
	fmt.Println(reflect.DeepEqual(fn, fn), reflect.DeepEqual((func())(nil), (func())(nil)), reflect.DeepEqual(errors.New("a"), errors.New("a")))
	type T1 struct{ A int }
	type T2 struct{ A int }
	fmt.Println(reflect.DeepEqual(T1{1}, T2{1}), reflect.DeepEqual([]any{T1{1}, nil}, []any{T1{1}, nil}), any(T1{1}) == any(T1{1}), any(T1{1}) == any(T2{1}))
	var s1, s2 any = []any{1, map[string]any{"x": T1{3}}}, []any{1, map[string]any{"x": T1{3}}}
	fmt.Println(reflect.DeepEqual(s1, s2), reflect.ValueOf(T1{2}).Equal(reflect.ValueOf(T1{2})), reflect.ValueOf(T1{}).IsZero())
	dst := make([]T1, 1)
	fmt.Println(reflect.Copy(reflect.ValueOf(dst), reflect.ValueOf([]T1{{5}, {6}})), dst)
	sw := reflect.Swapper([]string{"x"})
	sw(0, 0)
	c := reflect.ValueOf(T1{4}).Convert(reflect.TypeFor[T2]())
	fmt.Println(c.Interface(), c.Type())
}
