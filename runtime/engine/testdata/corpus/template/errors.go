package main

import (
	"fmt"
	"io"
	"os"
	"text/template"
)

type Obj struct{ N int }

func (o Obj) Panics() string  { panic("template method panics") }
func (o Obj) Two() (int, int) { return 1, 2 }
func (o *Obj) PtrOnly() int   { o.N++; return o.N }

type failing struct{ n int }

func (f *failing) Write(p []byte) (int, error) {
	f.n -= len(p)
	if f.n < 0 {
		return 0, io.ErrClosedPipe
	}
	return os.Stdout.Write(p)
}

func main() {
	run := func(s string, data any) {
		t, err := template.New("t").Option("missingkey=error").Parse(s)
		if err == nil {
			err = t.Execute(os.Stdout, data)
		}
		fmt.Println(" ->", err)
	}
	run("{{.Panics}}", Obj{})
	run("{{.Two}}", Obj{})
	run("{{.PtrOnly}}", Obj{1})
	run("{{.PtrOnly}}{{.N}}", &Obj{1})
	run("{{.k}}", map[string]int{})
	run("{{.N.M}}", Obj{})
	run("{{lt 1 \"a\"}}", nil)
	run("{{index . 1 2}}", []int{1, 2})
	run("{{.}} {{.X}}", nil)
	run("{{call .}}", func() (int, error) { return 0, fmt.Errorf("from call") })
	run("{{call .}}", func() int { panic(fmt.Errorf("panics in call")) })
	t := template.Must(template.New("w").Parse("abc{{.}}def"))
	fmt.Println(" ->", t.Execute(&failing{4}, "XYZ"))
}
