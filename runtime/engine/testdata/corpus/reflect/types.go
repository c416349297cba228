package main

import (
	"fmt"
	"reflect"
)

type Shape interface {
	Area() float64
	Name() string
}
type Base struct{ ID int }

func (b Base) Describe() string { return fmt.Sprint("base ", b.ID) }
func (b *Base) Set(n int)       { b.ID = n }

type Sq struct {
	Base
	Side  float64 `json:"side" unit:"m"`
	tags  []string
	Inner struct{ A, B int }
	F     func(int, ...string) error
}

func (s Sq) Area() float64 { return s.Side * s.Side }
func (s *Sq) Name() string { return "sq" }
func (s Sq) private() int  { return 1 }

type Celsius float64
type Fn func(a int) (string, error)
type M map[string][]*Sq

func main() {
	t := reflect.TypeFor[Sq]()
	fmt.Println(t, t.Name(), t.Kind(), t.PkgPath(), t.NumField(), t.NumMethod(), reflect.PointerTo(t).NumMethod(), t.Comparable())
	for i := range t.NumField() {
		f := t.Field(i)
		fmt.Println(f.Name, f.Type, f.Tag.Get("unit"), f.Anonymous, f.IsExported(), f.Index, f.PkgPath)
	}
	pt := reflect.TypeFor[*Sq]()
	for i := range pt.NumMethod() {
		m := pt.Method(i)
		fmt.Println(m.Name, m.Type, m.Index)
	}
	f, ok := t.FieldByName("ID")
	fmt.Println(f.Index, ok, f.Type)
	it := reflect.TypeFor[Shape]()
	fmt.Println(it.Kind(), it.NumMethod(), it.Method(0).Name, it.Method(0).Type, t.Implements(it), pt.Implements(it), reflect.TypeFor[error]().Kind())
	fmt.Println(reflect.TypeOf(Celsius(1)).ConvertibleTo(reflect.TypeFor[int]()), reflect.TypeFor[Celsius]().AssignableTo(reflect.TypeFor[float64]()))
	ft := reflect.TypeFor[Fn]()
	fmt.Println(ft, ft.NumIn(), ft.Out(1), ft.IsVariadic(), t.Field(4).Type.IsVariadic())
	mt := reflect.TypeFor[M]()
	fmt.Println(mt, mt.Key(), mt.Elem(), mt.Elem().Elem().Elem() == t, mt.String())
	for _, v := range []any{Celsius(1), []Celsius{}, [3]Sq{}, map[Celsius]*Sq{}, make(chan<- Sq), struct{ X Celsius }{}, func(Sq) *Sq { return nil }, new(Shape)} {
		fmt.Printf("%T %v\n", v, reflect.TypeOf(v).Kind())
	}
	tag := reflect.StructTag(`a:"1" b:"x,y" c:""`)
	v, ok := tag.Lookup("c")
	fmt.Println(tag.Get("b"), v == "", ok)
}
