package main

import "fmt"

type ID int
type Inner struct {
	S string
	p *int
}
type Outer struct {
	ID
	In   Inner
	L    []Inner
	M    map[string]ID
	F    func()
	E    error
	A    any
	Arr  [2]bool
	Ch   chan int
	Anon struct{ Z float64 }
	B    []byte
}

func main() {
	o := Outer{ID: 3, In: Inner{S: "q\"\n"}, L: []Inner{{S: "x"}}, M: map[string]ID{"b": 2, "a": 1}, A: ID(4), B: []byte("hi")}
	fmt.Printf("%#v\n", o)
	fmt.Printf("%+v\n", o)
	fmt.Printf("%v %T\n", o, o)
	fmt.Printf("%#v %#v %#v %#v %#v\n", ID(1), []ID{1}, [2]ID{}, map[ID]string{1: "a"}, struct{ A, B ID }{1, 2})
	fmt.Printf("%T %T %T %T %T\n", []ID{}, map[string]*Outer{}, func(ID) error { return nil }, make(chan<- Inner), struct {
		A ID `k:"v"`
	}{})
	fmt.Printf("%#v %#v %#v %#v %#v\n", 'x', 1.0, "s", 2i, uint8(3))
	fmt.Printf("%#v %#v %v\n", []any{1, "a", nil}, error(nil), &o.In)
	type local struct{ ID }
	fmt.Printf("%T %#v\n", local{1}, &local{2})
}
