package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

func walk(v any, depth int) {
	pad := strings.Repeat(" ", depth)
	switch v := v.(type) {
	case map[string]any:
		for _, k := range slices.Sorted(maps.Keys(v)) {
			fmt.Println(pad+k, "=")
			walk(v[k], depth+1)
		}
	case []any:
		for i, e := range v {
			fmt.Println(pad, i)
			walk(e, depth+1)
		}
	default:
		fmt.Printf("%s%T %v\n", pad, v, v)
	}
}

func main() {
	var v any
	fmt.Println(json.Unmarshal([]byte(`{"a":[1,2.5,"s",true,null,{"b":{}}],"c":"\u00e9\ud83d\ude00\ud800","d":1e400}`), &v))
	fmt.Println(json.Unmarshal([]byte(`{"a":[1,2.5,"s",true,null,{"b":{}}],"c":"\u00e9\ud83d\ude00\ud800"}`), &v))
	walk(v, 0)
	b, _ := json.Marshal(v)
	fmt.Println(string(b))
	var m struct {
		A any
		B *any
		C []any
		D map[string]any
	}
	fmt.Println(json.Unmarshal([]byte(`{"A":{"x":1},"B":2,"C":["q"],"D":{"n":null}}`), &m))
	fmt.Println(m.A, *m.B, m.C, m.D)
	var target any = &struct{ N int }{}
	fmt.Println(json.Unmarshal([]byte(`{"N":5}`), target))
	fmt.Printf("%+v\n", target)
}
