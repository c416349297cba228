package main

import (
	"encoding/json"
	"fmt"
	"reflect"
)

type Point struct{ X, Y int }

func (p Point) String() string { return fmt.Sprintf("(%d,%d)", p.X, p.Y) }

type Op func(int, int) int

func memo(f any) any {
	v := reflect.ValueOf(f)
	cache := map[any][]reflect.Value{}
	return reflect.MakeFunc(v.Type(), func(args []reflect.Value) []reflect.Value {
		k := args[0].Interface()
		if r, ok := cache[k]; ok {
			fmt.Print("hit ")
			return r
		}
		r := v.Call(args)
		cache[k] = r
		return r
	}).Interface()
}

func main() {
	sq := memo(func(p Point) (string, error) { return p.String() + "!", nil }).(func(Point) (string, error))
	fmt.Println(sq(Point{1, 2}))
	fmt.Println(sq(Point{1, 2}))
	swap := reflect.MakeFunc(reflect.TypeFor[Op](), func(a []reflect.Value) []reflect.Value {
		return []reflect.Value{reflect.ValueOf(int(a[1].Int()*10 + a[0].Int()))}
	}).Interface().(Op)
	fmt.Println(swap(1, 2))
	st := reflect.StructOf([]reflect.StructField{{Name: "A", Type: reflect.TypeFor[Point](), Tag: `json:"a"`}, {Name: "B", Type: reflect.TypeFor[[]Point]()}})
	s := reflect.New(st).Elem()
	s.Field(0).Set(reflect.ValueOf(Point{3, 4}))
	b, err := json.Marshal(s.Interface())
	fmt.Println(string(b), err, st)
	m := reflect.MakeMap(reflect.MapOf(reflect.TypeFor[string](), reflect.TypeFor[Point]()))
	m.SetMapIndex(reflect.ValueOf("k"), reflect.ValueOf(Point{5, 6}))
	fmt.Println(m.Interface(), m.Type())
	sl := reflect.MakeSlice(reflect.SliceOf(reflect.TypeFor[Point]()), 1, 4)
	sl = reflect.AppendSlice(sl, reflect.ValueOf([]Point{{7, 8}}))
	fmt.Println(sl, sl.Len(), sl.Slice(1, 2), reflect.Zero(reflect.TypeFor[Point]()))
	ch := reflect.MakeChan(reflect.ChanOf(reflect.BothDir, reflect.TypeFor[Point]()), 1)
	ch.Send(reflect.ValueOf(Point{9, 9}))
	i, v, ok := reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: ch}, {Dir: reflect.SelectDefault}})
	fmt.Println(i, v, ok)
	x, ok := ch.TryRecv()
	fmt.Println(x.IsValid(), ok, reflect.FuncOf([]reflect.Type{reflect.TypeFor[Point]()}, nil, false), reflect.ArrayOf(2, reflect.TypeFor[Point]()))
	for k, e := range reflect.ValueOf([]string{"p", "q"}).Seq2() {
		fmt.Print(k, e, " ")
	}
	fmt.Println(reflect.ValueOf(Point{1, 2}).Method(0).Call(nil)[0], reflect.TypeFor[Point]().Method(0).Func.Call([]reflect.Value{reflect.ValueOf(Point{3, 3})})[0])
}
