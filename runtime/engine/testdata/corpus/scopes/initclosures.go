package main

import (
	"fmt"
)

var (
	handlers = map[string]func() string{"a": func() string { return name + "!" }, "b": b}
	name     = "late"
)
var counter = func() func() int { n := len(handlers); return func() int { n++; return n } }()
var list = []func(int) int{double, func(i int) int { return i + offset }}
var offset = 100
var matrix = [...][2]int{{1, offset}}

func double(i int) int { return i * 2 }
func b() string        { return fmt.Sprint("b", offset) }

func main() {
	fmt.Println(handlers["a"](), handlers["b"](), counter(), counter(), list[0](4), list[1](4), matrix)
	name = "changed"
	fmt.Println(handlers["a"]())
}
