package main

import (
	"fmt"
	"strings"
)

type writer interface{ write(string) }
type mem struct{ b strings.Builder }

func (m *mem) write(s string) { m.b.WriteString(s) }

type upper struct{ writer }

func (u upper) write(s string) { u.writer.write(strings.ToUpper(s)) }

type count struct {
	writer
	n *int
}

func (c count) write(s string) { *c.n += len(s); c.writer.write(s) }

type wf func(string)

func (f wf) write(s string) { f(s) }

type tee []writer

func (t tee) write(s string) {
	for _, w := range t {
		w.write(s)
	}
}

func main() {
	m, n := &mem{}, 0
	var log []string
	w := tee{upper{count{m, &n}}, wf(func(s string) { log = append(log, s) }), count{upper{m}, &n}}
	w.write("ab")
	w.write("c")
	fmt.Println(m.b.String(), n, log)
}
