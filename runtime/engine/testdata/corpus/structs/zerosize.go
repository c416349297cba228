package main

import "fmt"

type empty struct{}

func (empty) hello() string { return "hello" }

type set map[string]empty

type withEmpty struct {
	empty
	n int
	_ [0]func()
}

func main() {
	var e empty
	s := set{"a": e, "b": {}}
	_, ok := s["a"]
	fmt.Println(len(s), ok, e.hello(), e == empty{})
	var arr [1000]empty
	for i := range arr {
		arr[i] = empty{}
	}
	sl := make([]struct{}, 5, 10)
	sl = append(sl, struct{}{}, struct{}{})
	fmt.Println(len(arr), len(sl), cap(sl) >= 7)
	ch := make(chan struct{}, 3)
	ch <- struct{}{}
	ch <- e
	v, open := <-ch
	fmt.Println(v, open, len(ch))
	w := withEmpty{n: 3}
	fmt.Println(w.hello(), w.n)
	var i any = e
	_, isEmpty := i.(empty)
	_, isAnon := i.(struct{})
	fmt.Println(isEmpty, isAnon, i == any(struct{}{}), i == any(empty{}))
	fmt.Printf("%v %+v %#v %T\n", e, e, e, e)
	var z [0]int
	for range z {
		fmt.Println("never")
	}
	fmt.Println(len(z), z == [0]int{})
}
