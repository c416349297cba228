package main

import "fmt"

// A nil interface is a key and an element like any other.
func main() {
	m := map[string]any{"a": nil}
	m["b"] = nil
	var e error
	n := map[any]error{nil: nil}
	n[e] = e
	fmt.Println(len(m), len(n))
	v, ok := n[nil]
	fmt.Println(v, ok)
	_, ok = map[any]int{1: 1}[nil]
	fmt.Println(ok, n[1])
	delete(n, nil)
	delete(n, 5)
	fmt.Println(len(n))
	for k, v := range map[error]any{nil: nil} {
		fmt.Println(k, v)
	}
	var none map[any]any
	fmt.Println(none[nil], len(none))
	defer func() { fmt.Println(recover()) }()
	none[nil] = nil
}
