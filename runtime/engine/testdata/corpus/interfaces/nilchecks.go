package main

import (
	"fmt"
)

type store interface{ get() string }
type real struct{ s string }

func (r *real) get() string {
	if r == nil {
		return "nil real"
	}
	return r.s
}
func pick(n int) store {
	switch n {
	case 0:
		return nil
	case 1:
		return (*real)(nil)
	case 2:
		return &real{"r"}
	}
	var s store
	return s
}

func main() {
	for i := range 4 {
		s := pick(i)
		if s == nil {
			fmt.Print("nil ")
			continue
		}
		fmt.Print(s.get(), " ")
	}
	fmt.Println()
	var a, b store = (*real)(nil), (*real)(nil)
	fmt.Println(a == b, a != nil, a == store(nil), a.(*real) == nil)
}
