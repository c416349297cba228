package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"iter"
	"net/http"
	"net/netip"
	"reflect"
	"slices"
	"strings"
)

type tree[T any] struct {
	left, right *tree[T]
	val         T
}

func (t *tree[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) { t.push(yield) }
}

func (t *tree[T]) push(yield func(T) bool) bool {
	return t == nil || t.left.push(yield) && yield(t.val) && t.right.push(yield)
}

func first[T any](s iter.Seq[T]) (zero T) {
	for v := range s {
		return v
	}
	return
}

type S struct {
	A int    `json:"a"`
	B string `x:"y"`
}

func (S) M() {}

func main() {
	t := &tree[string]{val: "m", left: &tree[string]{val: "a"}, right: &tree[string]{val: "z"}}
	fmt.Println(slices.Collect(t.All()), first(t.All()))

	var lines iter.Seq[[]byte] = bytes.Lines([]byte("x\ny\n"))
	fmt.Printf("%T %q\n", lines, slices.Collect(lines))
	rt := reflect.TypeFor[S]()
	for f := range rt.Fields() {
		fmt.Println(f.Name, f.Type, f.Tag)
	}
	for m := range rt.Methods() {
		fmt.Println(m.Name, m.Type)
	}
	for in := range reflect.TypeOf(strings.Repeat).Ins() {
		fmt.Println(in)
	}
	seq := reflect.ValueOf(3).Seq()
	var again iter.Seq[reflect.Value] = seq
	fmt.Println(first(again), first(seq))

	fset := token.NewFileSet()
	f, _ := parser.ParseFile(fset, "a.go", "package a\ntype T struct{ x int }\nfunc (T) F(a, b int) string { return \"\" }", 0)
	pkg, err := (&types.Config{}).Check("a", fset, []*ast.File{f}, nil)
	fmt.Println(pkg, err)
	named := pkg.Scope().Lookup("T").Type().(*types.Named)
	for m := range named.Methods() {
		for v := range m.Signature().Params().Variables() {
			fmt.Println(m.Name(), v)
		}
	}
	var nodes iter.Seq[ast.Node] = ast.Preorder(f)
	count := 0
	for range nodes {
		count++
	}
	fmt.Println(count)
	var e ast.Expr = &ast.Ident{Name: "x"}
	switch e := e.(type) {
	case *ast.Ident:
		fmt.Println(e.Name)
	}
	fmt.Println(netip.MustParseAddr("10.0.0.1").Next())
	h := http.Header{}
	h.Add("A", "b")
	fmt.Println(h)
}
