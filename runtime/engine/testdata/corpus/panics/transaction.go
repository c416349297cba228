package main

import (
	"fmt"
)

type tx struct {
	ops  []string
	undo []func()
}

func (t *tx) do(n string, fail bool) {
	if fail {
		panic("cannot " + n)
	}
	t.ops = append(t.ops, n)
	t.undo = append(t.undo, func() { t.ops = append(t.ops, "undo "+n) })
}
func atomically(f func(*tx)) (ops []string, err error) {
	t := &tx{}
	defer func() {
		if r := recover(); r != nil {
			for i := len(t.undo) - 1; i >= 0; i-- {
				t.undo[i]()
			}
			ops, err = t.ops, fmt.Errorf("rolled back: %v", r)
		}
	}()
	f(t)
	return t.ops, nil
}

func main() {
	fmt.Println(atomically(func(t *tx) { t.do("a", false); t.do("b", false) }))
	fmt.Println(atomically(func(t *tx) { t.do("a", false); t.do("b", false); t.do("c", true) }))
	fmt.Println(atomically(func(t *tx) {
		ops, err := atomically(func(u *tx) { u.do("x", true) })
		t.do(fmt.Sprint(len(ops), err != nil), false)
	}))
}
