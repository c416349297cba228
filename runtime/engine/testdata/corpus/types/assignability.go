package main

import (
	"fmt"
	"io"
	"os"
	"strings"
)

type F func(string) string
type G = func(string) string
type Ints []int
type Opt map[string]any
type Ch chan int

func takeF(f F) string        { return f("x") }
func takeInts(s []int) int    { return len(s) }
func takeRO(c <-chan int) int { return <-c }

func main() {
	g := G(strings.ToUpper)
	fmt.Println(takeF(g), takeF(strings.ToLower), takeInts(Ints{1, 2}), takeF(func(s string) string { return s + s }))
	c := make(Ch, 1)
	c <- 3
	fmt.Println(takeRO(c))
	var o Opt = map[string]any{"a": Ints{1}}
	var m map[string]any = o
	var w io.Writer = os.Stdout
	var sw io.StringWriter = w.(io.StringWriter)
	var e interface{ error } = fmt.Errorf("e")
	var err error = e
	fmt.Println(len(m), sw != nil, err == e, any(err) == any(e))
	var p *Ints = (*Ints)(&[]int{4, 5})
	(*p)[0]++
	fmt.Printf("%T %v %T %T\n", p, *p, o, any(c))
	var arr [2]F
	arr[0] = g
	fmt.Println(arr[0]("q"), arr[1] == nil)
}
