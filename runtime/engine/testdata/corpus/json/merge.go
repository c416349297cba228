package main

import (
	"encoding/json"
	"fmt"
)

type Limits struct{ Min, Max int }
type Conf struct {
	Name  string
	Lim   Limits
	P     *Limits
	List  []int
	M     map[string]int
	Arr   [3]int
	Iface any
}

func main() {
	p := &Limits{1, 2}
	c := Conf{"base", Limits{3, 4}, p, []int{1, 2, 3}, map[string]int{"a": 1}, [3]int{7, 8, 9}, Limits{5, 6}}
	err := json.Unmarshal([]byte(`{"Lim":{"Max":40},"P":{"Min":10},"List":[9],"M":{"b":2},"Arr":[1],"Iface":{"Min":1}}`), &c)
	fmt.Println(err)
	fmt.Printf("%+v %+v %v %T\n", c.Lim, *c.P, c.P == p, c.Iface)
	fmt.Println(c.Name, c.List, cap(c.List), c.M, c.Arr, c.Iface)
	err = json.Unmarshal([]byte(`{"P":null,"List":null,"M":null,"Lim":null,"Name":null}`), &c)
	fmt.Println(err, c.P == nil, c.List == nil, c.M == nil, c.Lim, c.Name)
}
