package main

import (
	"fmt"
	"reflect"
)

type inner struct {
	A int
	b string
}
type outer struct {
	inner
	P   *inner
	F   func(int) string `k:"v"`
	M   map[string]inner
	C   chan<- int
	I   fmt.Stringer
	Arr [2]inner
	e   error
}

func main() {
	t := reflect.TypeOf(outer{})
	for i := range t.NumField() {
		f := t.Field(i)
		fmt.Println(f.Name, f.Type, f.Anonymous, f.Tag, f.PkgPath == "", f.Type.Kind())
	}
	v := reflect.ValueOf(&outer{}).Elem()
	v.FieldByName("A").SetInt(7)
	fmt.Println(v.Field(0).Field(0).Int(), v.FieldByName("b").CanSet(), v.NumField(), t.String(), t.PkgPath())
	_, ok := t.FieldByName("nope")
	fmt.Println(ok, reflect.DeepEqual(outer{}, outer{}), reflect.DeepEqual([]inner{{1, "x"}}, []inner{{1, "y"}}))
}
