package main

import (
	"fmt"
	"io"
	"reflect"
	"sort"
	"strings"
)

type Addr struct{ City string }
type Person struct {
	Name   string
	Age    int
	Addr   *Addr
	Tags   []string
	Meta   map[string]int
	secret int
}

func (p Person) Greet(other string) string { return p.Name + " greets " + other }
func (p *Person) Birthday(years ...int) int {
	for _, y := range years {
		p.Age += y
	}
	return p.Age
}

func walk(v reflect.Value, depth int) {
	pad := strings.Repeat("  ", depth)
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			fmt.Println(pad + "nil")
			return
		}
		walk(v.Elem(), depth)
	case reflect.Struct:
		for sf, fv := range v.Fields() {
			fmt.Println(pad+sf.Name, fv.CanInterface(), fv.CanSet())
			walk(fv, depth+1)
		}
	case reflect.Slice:
		for i := range v.Len() {
			walk(v.Index(i), depth+1)
		}
	case reflect.Map:
		keys := v.MapKeys()
		sort.Slice(keys, func(i, j int) bool { return keys[i].String() < keys[j].String() })
		for _, k := range keys {
			fmt.Println(pad, k, v.MapIndex(k))
		}
	default:
		fmt.Println(pad, v.Kind(), v)
	}
}

func main() {
	p := &Person{"Ann", 30, &Addr{"X"}, []string{"a", "b"}, map[string]int{"k": 1, "j": 2}, 9}
	walk(reflect.ValueOf(p), 0)
	v := reflect.ValueOf(p).Elem()
	v.FieldByName("Age").SetInt(31)
	v.Field(3).Set(reflect.Append(v.Field(3), reflect.ValueOf("c")))
	v.FieldByName("Meta").SetMapIndex(reflect.ValueOf("new"), reflect.ValueOf(5))
	v.FieldByIndex([]int{2, 0}).SetString("Y")
	fmt.Println(p.Age, p.Tags, p.Meta, p.Addr.City)
	out := v.MethodByName("Greet").Call([]reflect.Value{reflect.ValueOf("Bob")})
	fmt.Println(out[0], v.Addr().MethodByName("Birthday").Call([]reflect.Value{reflect.ValueOf(1), reflect.ValueOf(2)})[0].Int(), v.MethodByName("Nope").IsValid())
	fmt.Println(v.Addr().MethodByName("Birthday").CallSlice([]reflect.Value{reflect.ValueOf([]int{10})})[0])
	for name, f := range map[string]func(){"unexported": func() { v.FieldByName("secret").SetInt(1) }, "unaddressable": func() { reflect.ValueOf(*p).Field(1).SetInt(1) }, "kind": func() { v.Field(0).Int() }, "zero": func() { reflect.Value{}.Type() }, "type": func() { v.Field(0).Set(reflect.ValueOf(1)) }} {
		func() {
			defer func() {
				if name != "" {
					fmt.Fprint(io.Discard, name)
				}
				r := recover()
				errs = append(errs, fmt.Sprint(name, ": ", r))
			}()
			f()
		}()
	}
	sort.Strings(errs)
	fmt.Println(strings.Join(errs, "\n"))
	n := reflect.New(v.Type())
	n.Elem().Field(0).SetString("new")
	fmt.Printf("%+v %T\n", n.Interface(), n.Interface())
}

var errs []string
