package main

import (
	"fmt"
	"os"
	"strings"
	"text/template"
)

type Vec struct{ X, Y int }

func (v Vec) Add(o Vec) Vec { return Vec{v.X + o.X, v.Y + o.Y} }

type Tree struct {
	V    int
	L, R *Tree
}

func main() {
	calls := 0
	funcs := template.FuncMap{
		"upper": strings.ToUpper,
		"seq": func(n int) []int {
			s := make([]int, n)
			for i := range s {
				s[i] = i * i
			}
			return s
		},
		"vec":   func(x, y int) Vec { return Vec{x, y} },
		"count": func() int { calls++; return calls },
		"join": func(sep string, v ...any) string {
			return strings.Trim(strings.Join(strings.Fields(fmt.Sprint(v...)), sep), "[]")
		},
		"fail": func() (int, error) { return 0, fmt.Errorf("func failed at %d", calls) },
		"gen": func(n int) func(func(int) bool) {
			return func(yield func(int) bool) {
				for i := range n {
					if !yield(i * 10) {
						return
					}
				}
			}
		},
	}
	t := template.Must(template.New("root").Funcs(funcs).Parse(`
{{- define "tree"}}({{.V}}{{with .L}} {{template "tree" .}}{{end}}{{with .R}} {{template "tree" .}}{{end}}){{end -}}
{{upper "abc"}} {{range seq 4}}{{.}},{{end}} {{(vec 1 2).Add (vec 3 4)}} {{count}}{{count}} {{join "-" 1 2 3}}
{{template "tree" .}} {{range gen 5}}{{if eq . 30}}{{break}}{{end}}{{if eq . 10}}{{continue}}{{end}}{{.}} {{end}}
{{range $i := 3}}{{$i}}{{end}} {{call .F 5}} {{and 1 0 2}} {{or 0 "x"}} {{not true}} {{lt 1 2}} {{eq 3 1 2 3}} {{slice "abcdef" 1 3}} {{printf "%T" .Tree}} {{html "<a>"}} {{js "it's"}} {{urlquery "a b&c"}}
{{$x := 1}}{{if true}}{{$x = 2}}{{end}}{{$x}}
`))
	data := struct {
		Tree
		F func(int) int
	}{Tree{1, &Tree{V: 2}, &Tree{3, nil, &Tree{V: 4}}}, func(n int) int { return n * calls }}
	fmt.Println(t.Execute(os.Stdout, data))
	fmt.Println(template.Must(template.New("f").Funcs(funcs).Parse("a{{fail}}b")).Execute(os.Stdout, nil))
	fmt.Println(t.Lookup("tree") != nil, len(t.Templates()))
}
