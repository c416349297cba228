package main

import "fmt"

type registry struct{ m map[string]func() int }

func main() {
	var m map[string]int
	v, ok := m["x"]
	fmt.Println(m == nil, len(m), v, ok, m)
	delete(m, "x")
	for range m {
		fmt.Println("never")
	}
	func() {
		defer func() {
			e := recover().(error)
			fmt.Println(e)
		}()
		m["a"] = 1
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		m["a"]++
	}()
	var r registry
	func() {
		defer func() { fmt.Println(recover()) }()
		r.m["f"]()
	}()
	r.m = map[string]func() int{"f": func() int { return 3 }}
	fmt.Println(r.m["f"](), r.m["g"] == nil)
	var mm map[string]map[string]int
	fmt.Println(mm["a"]["b"], len(mm["a"]))
	if mm == nil {
		mm = map[string]map[string]int{"a": {}}
	}
	mm["a"]["b"]++
	fmt.Println(mm)
	fmt.Printf("%#v %#v %T\n", m, map[string]int{}, mm)
}
