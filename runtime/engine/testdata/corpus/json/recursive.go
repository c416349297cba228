package main

import (
	"encoding/json"
	"fmt"
)

type Node struct {
	Name string  `json:"name"`
	Kids []*Node `json:"kids,omitempty"`
	Attr map[string]*Node
}

func (n *Node) depth() int {
	d := 0
	for _, k := range n.Kids {
		d = max(d, k.depth())
	}
	return d + 1
}

type Tree map[string]Tree
type List []List

func main() {
	var n Node
	err := json.Unmarshal([]byte(`{"name":"r","kids":[{"name":"a"},{"name":"b","kids":[{"name":"c"}]}],"Attr":{"x":{"name":"y"},"nil":null}}`), &n)
	fmt.Println(err, n.depth(), n.Attr["x"].Name, n.Attr["nil"] == nil)
	b, _ := json.Marshal(n)
	fmt.Println(string(b))
	var t Tree
	fmt.Println(json.Unmarshal([]byte(`{"a":{"b":{},"c":null}}`), &t), t)
	var l List
	fmt.Println(json.Unmarshal([]byte(`[[],[[]],null]`), &l), len(l), l)
}
