package main

import "fmt"

type list []int
type handler func()
type table map[string]int
type pair struct{ a, b int }
type shape interface{ Area() float64 }
type square struct{ s float64 }

func (q square) Area() float64 { return q.s * q.s }

// An assertion holds for the very type, not for one that could be assigned.
func main() {
	for _, v := range []any{[]int{1}, list{2}, func() {}, handler(func() {}), map[string]int{}, table{}, struct{ a, b int }{1, 2}, pair{3, 4}, square{2}, nil} {
		_, l := v.(list)
		_, s := v.([]int)
		_, h := v.(handler)
		_, f := v.(func())
		_, t := v.(table)
		_, p := v.(pair)
		_, u := v.(struct{ a, b int })
		_, i := v.(shape)
		fmt.Printf("%T %v %v %v %v %v %v %v %v\n", v, l, s, h, f, t, p, u, i)
		switch v := v.(type) {
		case list:
			fmt.Println("list", v)
		case []int:
			fmt.Println("slice", v)
		case handler, table, pair:
			fmt.Printf("%T\n", v)
		case shape:
			fmt.Println("shape", v.Area())
		case nil:
			fmt.Println("nil", v)
		}
	}
}
