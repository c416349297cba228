package main

import (
	"fmt"
	"reflect"
)

type user struct {
	Name string `db:"name" json:"n"`
	Age  int    `db:"age"`
	note string
}

func (u user) Greet(who string) string { return "hi " + who + " from " + u.Name }

func main() {
	u := user{"ann", 5, "x"}
	t := reflect.TypeOf(u)
	fmt.Println(t.Name(), t.Kind(), t.NumField(), t.NumMethod(), t.String())
	for i := range t.NumField() {
		f := t.Field(i)
		fmt.Println(f.Name, f.Type, f.Tag.Get("db"), f.IsExported())
	}
	v := reflect.ValueOf(&u).Elem()
	v.FieldByName("Age").SetInt(9)
	fmt.Println(u.Age, v.Field(0).Interface())
	out := reflect.ValueOf(u).MethodByName("Greet").Call([]reflect.Value{reflect.ValueOf("bob")})
	fmt.Println(out[0])
	fmt.Println(reflect.DeepEqual(map[string][]int{"a": {1}}, map[string][]int{"a": {1}}), reflect.TypeFor[map[string]user]())
	s := reflect.MakeSlice(reflect.TypeOf([]user{}), 0, 1)
	s = reflect.Append(s, reflect.ValueOf(u))
	fmt.Println(s.Len(), s.Index(0).Field(0))
}
