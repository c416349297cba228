package main

import (
	"fmt"
	"net/http"
	"sort"
	"strings"
)

type HandlerFunc func(string) string

func (f HandlerFunc) Serve(s string) string { return f(s) }

type Handler interface{ Serve(string) string }
type Middleware func(Handler) Handler

func (m Middleware) Then(f HandlerFunc) Handler { return m(f) }

func chain(ms ...Middleware) Middleware {
	return func(h Handler) Handler {
		for i := len(ms) - 1; i >= 0; i-- {
			h = ms[i](h)
		}
		return h
	}
}

func tag(t string) Middleware {
	return func(h Handler) Handler {
		return HandlerFunc(func(s string) string { return "<" + t + ">" + h.Serve(s) + "</" + t + ">" })
	}
}

type by[T any] func(a, b T) bool

func (b by[T]) sort(s []T) []T {
	sort.Slice(s, func(i, j int) bool { return b(s[i], s[j]) })
	return s
}

type option func(*cfg)
type cfg struct {
	n int
	s []string
}

func newCfg(opts ...option) (c cfg) {
	for _, o := range opts {
		o(&c)
	}
	return
}

type state func(*machine) state
type machine struct{ log []string }

func start(m *machine) state { m.log = append(m.log, "start"); return middle }
func middle(m *machine) state {
	m.log = append(m.log, "middle")
	if len(m.log) < 4 {
		return start
	}
	return nil
}

func main() {
	fmt.Println(chain(tag("a"), tag("b")).Then(strings.ToUpper).Serve("x"))
	fmt.Println(by[int](func(a, b int) bool { return a > b }).sort([]int{1, 3, 2}))
	fmt.Println(newCfg(func(c *cfg) { c.n = 5 }, func(c *cfg) { c.s = append(c.s, "o") }))
	m := &machine{}
	for s := state(start); s != nil; {
		s = s(m)
	}
	fmt.Println(m.log)
	var h http.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {})
	_, ok := h.(http.HandlerFunc)
	fmt.Println(ok)
	fmt.Printf("%T %T %T\n", tag, Middleware(nil), by[string](nil))
}
