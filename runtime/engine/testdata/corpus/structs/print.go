package main

import "fmt"

type color int

func (c color) String() string { return [...]string{"red", "blue"}[c] }

type gopher struct {
	Name  string
	age   int
	c     color
	Shade color
	p     *int
	M     map[string]color
	L     []any
	E     error
	F     func()
	sub   struct{ A, b bool }
}

type secret struct{ v string }

func (s secret) GoString() string              { return "secret!" }
func (s secret) Format(f fmt.State, verb rune) { fmt.Fprintf(f, "<%c>", verb) }

func main() {
	g := gopher{Name: "G", c: 1, Shade: 1, M: map[string]color{"z": 1, "a": 0}, L: []any{1, "x", nil, color(0)}}
	fmt.Printf("%v\n%+v\n", g, g)
	fmt.Printf("%#v\n", g)
	fmt.Printf("%T %T %T %T\n", g, &g, g.M, g.sub)
	fmt.Printf("%v %d %s %x %q\n", color(1), color(1), color(0), color(1), color(0))
	fmt.Printf("%v %s %d %#v\n", secret{"a"}, secret{"a"}, secret{}, []secret{{"b"}})
	fmt.Printf("%v %+v %v\n", &struct{ A int }{1}, &[]int{1}, &map[string]int{"a": 1})
	fmt.Printf("%v %v\n", []any{nil, []byte("hi"), [2]bool{}, struct{}{}}, [3]byte{1, 2, 3})
	fmt.Printf("%s %x %X %q\n", []string{"a", "b"}, "hi", []byte("hi"), []string{"q"})
	fmt.Printf("%5d|%-5s|%05.1f|%+d|%x|%o|%b|%e|%t|%c|%U\n", 42, "ab", 3.14159, 5, 255, 8, 5, 12345.678, true, 'x', 'x')
	fmt.Printf("%!|%z|%d\n", 1)
	fmt.Printf("%d %s\n", "str", 5)
	fmt.Printf("%[2]d %[1]d %*d\n", 1, 2, 5, 3)
	fmt.Printf("%#v %#v %#v %#v\n", 1.0, "s", []string{"a"}, map[int]bool{1: true})
	fmt.Println(fmt.Sprint("a", 1, 2, "b", "c", 3.0), fmt.Sprintln("x", 1) == "x 1\n")
}
