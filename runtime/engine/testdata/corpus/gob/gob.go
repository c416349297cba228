package main

import (
	"bytes"
	"encoding/gob"
	"fmt"
)

type Shape interface{ Area() float64 }
type Rect struct{ W, H float64 }
type Circle struct{ R float64 }

func (r Rect) Area() float64    { return r.W * r.H }
func (c *Circle) Area() float64 { return 3 * c.R * c.R }

type Doc struct {
	Name   string
	Tags   map[string][]int
	Shapes []Shape
	Next   *Doc
	hidden int
}

type Temp struct{ c int }

func (t Temp) GobEncode() ([]byte, error) { return []byte{byte(t.c)}, nil }
func (t *Temp) GobDecode(b []byte) error  { t.c = int(b[0]) + 1; return nil }

func main() {
	gob.Register(Rect{})
	gob.Register(&Circle{})
	var buf bytes.Buffer
	enc := gob.NewEncoder(&buf)
	d := Doc{"n", map[string][]int{"a": {1, 2}}, []Shape{Rect{2, 3}, &Circle{1}}, &Doc{Name: "next"}, 5}
	fmt.Println(enc.Encode(d), enc.Encode(map[string]Temp{"t": {4}}))
	dec := gob.NewDecoder(&buf)
	var back Doc
	fmt.Println(dec.Decode(&back))
	for _, s := range back.Shapes {
		fmt.Printf("%T %v\n", s, s.Area())
	}
	fmt.Println(back.Name, back.Tags, back.Next.Name, back.hidden)
	var m map[string]Temp
	fmt.Println(dec.Decode(&m), m["t"].c)
	fmt.Println(dec.Decode(&m))
	var wrong struct{ Name int }
	buf.Reset()
	gob.NewEncoder(&buf).Encode(struct{ Name string }{"x"})
	fmt.Println(gob.NewDecoder(&buf).Decode(&wrong))
}
