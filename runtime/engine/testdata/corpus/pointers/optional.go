package main

import (
	"fmt"
)

type patch struct {
	name *string
	age  *int
	tags *[]string
}
type user struct {
	name string
	age  int
	tags []string
}

func (u *user) apply(p patch) (n int) {
	if p.name != nil {
		u.name = *p.name
		n++
	}
	if p.age != nil {
		u.age = *p.age
		n++
	}
	if p.tags != nil {
		u.tags = *p.tags
		n++
	}
	return
}

func main() {
	u := user{"a", 1, nil}
	z := 0
	fmt.Println(u.apply(patch{}), u.apply(patch{age: &z, tags: &[]string{"x"}}), u)
	z = 9
	fmt.Println(u.age, u.apply(patch{name: new("new")}), u)
}
