package main

import "fmt"

type A int
type B int
type C = int
type names []string
type key1 struct{}
type key2 struct{}
type fn func()

func main() {
	fmt.Println(any(A(1)) == any(B(1)), any(A(1)) == any(1), any(C(1)) == any(1), any(int32(1)) == any('\x01'))
	fmt.Println(any(key1{}) == any(key2{}), any(key1{}) == any(key1{}), any(&key1{}) == any(&key2{}))
	var x any = names{"a"}
	_, ok1 := x.([]string)
	_, ok2 := x.(names)
	fmt.Println(ok1, ok2)
	x = fn(func() {})
	_, ok1 = x.(func())
	_, ok2 = x.(fn)
	fmt.Println(ok1, ok2)
	x = make(chan int)
	_, ok1 = x.(<-chan int)
	_, ok2 = x.(chan int)
	fmt.Println(ok1, ok2)
	x = map[string]any{}
	_, ok1 = x.(map[string]interface{})
	fmt.Println(ok1)
	x = byte(1)
	_, ok1 = x.(uint8)
	_, ok2 = x.(int8)
	fmt.Println(ok1, ok2)
	type A int
	x = A(1)
	fmt.Printf("%T %v\n", x, x == any(outerA()))
	m := map[any]string{A(1): "local", outerA(): "outer", 1: "int"}
	fmt.Println(len(m), m[A(1)], m[outerA()], m[1])
	s := struct{ a int }{1}
	y := struct{ a int }{1}
	fmt.Println(any(s) == any(y), any(&s) == any(&s), any(&s.a) == any(&s))
	f := func() any { type A int; return A(1) }
	g := func() any { type A int; return A(1) }
	fmt.Println(f() == g(), f() == f())
}

func outerA() any { return A(1) }
