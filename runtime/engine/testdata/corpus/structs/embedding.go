package main

import (
	"fmt"
	"io"
	"strings"
)

type Animal interface{ Sound() string }

type Base struct{ Name string }

func (b Base) Hello() string    { return "I am " + b.Name }
func (b *Base) Rename(n string) { b.Name = n }

type Dog struct {
	Base
	Age int
}

func (Dog) Sound() string { return "woof" }

type Loud struct{ Animal }

func (l Loud) Sound() string { return strings.ToUpper(l.Animal.Sound()) }

type upper struct{ io.Reader }

func (u upper) Read(p []byte) (int, error) {
	n, err := u.Reader.Read(p)
	copy(p, strings.ToUpper(string(p[:n])))
	return n, err
}

type Temp float64

func (t Temp) String() string { return fmt.Sprintf("%.1f°C", float64(t)) }

func main() {
	d := Dog{Base{"Rex"}, 3}
	d.Rename("Max")
	fmt.Println(d.Hello(), d.Sound(), d.Name)
	fmt.Println(Loud{d}.Sound())
	b, _ := io.ReadAll(upper{strings.NewReader("shout")})
	fmt.Println(string(b))
	fmt.Println(Temp(21.5), []Temp{1, 2}, map[string]Temp{"a": 3}, struct{ T Temp }{4})
	fmt.Printf("%v %+v %#v %T\n", d, d, d, d)
	f := d.Hello
	d.Name = "Changed"
	fmt.Println(f())
	g := (*Base).Rename
	g(&d.Base, "Expr")
	h := Dog.Sound
	fmt.Println(d.Name, h(d))
	var a Animal = d
	if _, ok := a.(interface{ Hello() string }); ok {
		fmt.Println("promoted through interface")
	}
	anon := struct {
		Base
		X, Y int
	}{Base{"anon"}, 1, 2}
	fmt.Println(anon.Hello(), anon.X+anon.Y)
}
