package main

import (
	"fmt"
	"io"
	"strings"
)

type Celsius float64
type Temp interface{ ~float64 }
type P struct {
	X, Y int `json:"x"`
}
type Q struct{ X, Y int }
type Fn func(int) int
type Any interface{}
type Strs []string
type M map[string]int
type Ch chan int
type PP *P

func (c Celsius) F() float64 { return float64(c)*9/5 + 32 }

func conv[T, U ~float64 | ~int](t T) U { return U(t) }

func main() {
	fmt.Println(Celsius(100).F(), float64(Celsius(3)), Celsius(1)/2)
	q := Q(P{1, 2})
	fmt.Println(q, P(q), (*Q)(&P{3, 4}).Y)
	f := Fn(func(i int) int { return i + 1 })
	var g func(int) int = f
	fmt.Println(g(1), Fn(g)(2))
	var s []string = Strs{"a"}
	var m M = map[string]int{"k": 1}
	fmt.Println(Strs(s), m, map[string]int(m)["k"])
	var pp PP = &P{5, 6}
	fmt.Println((*P)(pp).X, pp.Y)
	c := make(Ch, 1)
	var r <-chan int = c
	(chan<- int)(c) <- 4
	fmt.Println(<-r)
	var rd io.Reader = strings.NewReader("abc")
	_, isW := rd.(io.WriterTo)
	var a Any = rd
	fmt.Println(isW, a.(io.Reader) == rd, Any(nil) == nil)
	fmt.Println(conv[Celsius, int](36.9), conv[int, Celsius](5))
	fmt.Println(string([]byte{104, 105}), []byte("hi"), string(rune(9731)), []rune("é"), float32(1)/3)
	fmt.Println(uint8(int8(n(-1))), int8(uint8(n(200))), int(float32(n(16777217))), uint32(1<<31)>>31)
	fmt.Printf("%T %T %T %T\n", Celsius(1)*2, 'a'*2.0, 1<<3, +Celsius(1))
	var i interface{ F() float64 } = Celsius(0)
	fmt.Println(i.(Celsius) == 0, interface{}(i) == any(Celsius(0)))
	type S1 struct{ a struct{ b int } }
	type S2 struct{ a struct{ b int } }
	fmt.Println(S2(S1{struct{ b int }{7}}))
}

func n(i int) int { return i }
