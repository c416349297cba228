package progen

import (
	"go/parser"
	"go/token"
	"strings"
	"testing"
)

// What is not needed for a failure is left out.
func TestMinimize(t *testing.T) {
	src := `package main

func other() { println("other") }

func main() {
	x := 1
	_ = x
	for i := range 3 {
		println("a", i)
		if i > 1 {
			println("needed")
			println("b")
		}
	}
	switch {
	case true:
		println("c")
	}
}
`
	got := Minimize(src, func(src string) bool {
		_, err := parser.ParseFile(token.NewFileSet(), "", src, 0)
		return err == nil && strings.Contains(src, `println("needed")`)
	})
	want := `package main

func main() {
	for i := range 3 {
		if i > 1 {
			println("needed")
		}
	}
}
`
	if strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(want), " ") {
		t.Errorf("got\n%s", got)
	}
}
