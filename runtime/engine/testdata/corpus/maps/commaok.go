package main

import "fmt"

type user struct {
	name string
	tags []string
}

func lookup(m map[string]user, k string) (u user, ok bool) {
	u, ok = m[k]
	return
}

func main() {
	m := map[string]user{"a": {"Ann", []string{"x"}}, "z": {}}
	fmt.Println(lookup(m, "a"))
	fmt.Println(lookup(m, "z"))
	fmt.Println(lookup(m, "q"))
	if u, ok := m["a"]; ok && u.name != "" {
		u.name = "changed"
		u.tags[0] = "shared"
	}
	fmt.Println(m["a"])
	var okv any
	var n int
	n, okv = 5, nil
	_, okv = map[string]int{"k": 0}["k"]
	fmt.Printf("%v %T %d\n", okv, okv, n)
	type myBool bool
	var mb myBool
	_, mb = m["a"]
	fmt.Printf("%v %T\n", mb, mb)
	arr := []any{0, 0}
	arr[0], arr[1] = m["none"].tags == nil, len(m)
	fmt.Println(arr)
	mm := map[string]*user{"p": {name: "P"}}
	mm["p"].name += "!"
	fmt.Println(mm["p"].name, mm["q"] == nil)
	delete(m, "a")
	_, ok := m["a"]
	fmt.Println(ok, len(m))
	m2 := m
	m2["new"] = user{name: "N"}
	fmt.Println(len(m), m["new"].name)
	set := map[string]struct{}{"a": {}}
	_, in := set["a"]
	_, out := set["b"]
	fmt.Println(in, out)
}
