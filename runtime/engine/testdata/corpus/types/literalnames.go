package main

import (
	"fmt"
	"io"
	"reflect"
)

type T struct{ x int }
type e1 struct{}

type I interface {
	M(a int, b ...string) (x T, err error)
	m()
}

func main() {
	show := func(vs ...any) {
		for _, v := range vs {
			fmt.Printf("%T|%v|", v, reflect.TypeOf(v))
			if t := reflect.TypeOf(v); t.Kind() == reflect.Pointer {
				fmt.Printf("%v|%s|%s", t.Elem(), t.Elem().Name(), t.Elem().PkgPath())
			}
			fmt.Println()
		}
	}
	show(struct{}{}, struct{ T }{}, struct{ *T }{}, struct{ x int }{}, struct {
		X int `a:"b"`
		y T
	}{}, struct{ io.Reader }{})
	show((*I)(nil), (*interface {
		M()
		m()
	})(nil), (*interface {
		io.Reader
		Close() error
	})(nil), (*any)(nil), (*error)(nil), (*interface{ fmt.Stringer })(nil))
	show(func() {}, func(int) string { return "" }, func(...T) (int, error) { return 0, nil }, make(chan (<-chan int)), make(<-chan T), make(chan<- chan T))
	show([]T{}, [2]*T{}, map[T][]T{}, map[string]struct{ a, b int }{}, [][]struct{}{})
	type local struct{ e1 }
	type lf func(local) *local
	show(local{}, lf(nil), &local{}, new(lf), struct{ local }{})
	var x any = T{}
	func() {
		defer func() { fmt.Println(recover()) }()
		_ = x.(interface{ Fly() })
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		_ = x.(struct{ local })
	}()
}
