package main

import (
	"fmt"
)

type sh interface{ area() float64 }
type sq float64

func (s sq) area() float64 { return float64(s * s) }

func main() {
	m := map[string]any{"a": nil, "b": 1, "c": []int{1}, "d": map[string]any{"e": "deep"}}
	m["x"] = nil
	_, ok := m["x"]
	delete(m, "b")
	fmt.Println(len(m), ok, m["a"] == nil, m["d"].(map[string]any)["e"], m)
	e := map[string]error{"nil": nil, "err": fmt.Errorf("bad")}
	e["also"] = nil
	fmt.Println(len(e), e["nil"] == nil, e["err"], e["none"] == nil)
	s := map[sh]string{sq(1): "one", nil: "nil"}
	s[nil] += "!"
	fmt.Println(s[nil], s[sq(1)], len(s), s[sq(2)] == "")
	var k any
	n := map[any]any{k: k}
	n[k] = 5
	v, ok := n[nil]
	delete(n, nil)
	fmt.Println(v, ok, len(n))
}
