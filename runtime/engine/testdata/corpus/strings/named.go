package main

import (
	"fmt"
	"strings"
)

type Path string
type Names []Path

func (p Path) Join(q Path) Path { return p + "/" + q }
func (p Path) Parts() []string  { return strings.Split(string(p), "/") }
func (n Names) Len() int        { return len(n) }

func main() {
	p := Path("a").Join("b").Join("c")
	p += "!"
	fmt.Println(p, p.Parts(), len(p), p[0], p[1:3], p == "a/b/c!", p > "a", string(p)+"x", Names{p, "q"}.Len())
	fmt.Printf("%T %T %q %v\n", p, p[0], p, []byte(p)[:2])
	for i, r := range Path("é!") {
		fmt.Print(i, r, " ")
	}
	switch p {
	case "x":
	case Path("a/b/c!"):
		fmt.Println("match")
	}
	m := map[Path]int{p: 1}
	m["a/b/c!"]++
	fmt.Println(m)
}
