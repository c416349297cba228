package main

import (
	"fmt"
	"reflect"
)

type point struct{ X, Y int }
type place struct{ X, Y int }
type private struct{ x int }

// A struct with a name and one without it are assignable when their fields are the same.
func main() {
	named, other, plain := reflect.TypeFor[point](), reflect.TypeFor[place](), reflect.TypeOf(struct{ X, Y int }{})
	fmt.Println(named.AssignableTo(plain), plain.AssignableTo(named), named.AssignableTo(other), named.ConvertibleTo(other))
	fmt.Println(reflect.TypeFor[private]().AssignableTo(reflect.TypeOf(struct{ x int }{})), reflect.ValueOf(point{1, 2}).Convert(other).Interface())
	v := reflect.New(named).Elem()
	v.Set(reflect.ValueOf(struct{ X, Y int }{3, 4}))
	fmt.Println(v.Interface(), named.Name(), named.PkgPath(), plain.PkgPath() == "", named.Field(0).PkgPath == "")
	made := reflect.StructOf([]reflect.StructField{{Name: "X", Type: reflect.TypeFor[int]()}, {Name: "Y", Type: reflect.TypeFor[int]()}})
	fmt.Println(made == plain, made.AssignableTo(named))
}
