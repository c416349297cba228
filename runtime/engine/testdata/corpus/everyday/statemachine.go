package main

import "fmt"

type stateFn func(*machine) stateFn

type machine struct {
	in  string
	pos int
	out []string
}

func start(m *machine) stateFn {
	if m.pos >= len(m.in) {
		return nil
	}
	if c := m.in[m.pos]; c >= '0' && c <= '9' {
		return number
	}
	return word
}

func number(m *machine) stateFn {
	s := m.pos
	for m.pos < len(m.in) && m.in[m.pos] >= '0' && m.in[m.pos] <= '9' {
		m.pos++
	}
	m.out = append(m.out, "num:"+m.in[s:m.pos])
	return start
}

func word(m *machine) stateFn {
	s := m.pos
	for m.pos < len(m.in) && (m.in[m.pos] < '0' || m.in[m.pos] > '9') {
		m.pos++
	}
	m.out = append(m.out, "word:"+m.in[s:m.pos])
	return start
}

type op func(float64, float64) float64

type Option func(*config)
type config struct {
	host string
	port int
}

func WithPort(p int) Option { return func(c *config) { c.port = p } }

func New(opts ...Option) config {
	c := config{"localhost", 80}
	for _, o := range opts {
		o(&c)
	}
	return c
}

func main() {
	m := &machine{in: "ab12cd3"}
	for st := stateFn(start); st != nil; {
		st = st(m)
	}
	fmt.Println(m.out)
	ops := map[string]op{"add": func(a, b float64) float64 { return a + b }, "mul": func(a, b float64) float64 { return a * b }}
	fmt.Println(ops["add"](1, 2), ops["mul"](3, 4), ops["none"] == nil)
	fmt.Println(New(), New(WithPort(8080)))
	var table [3]func(int) int
	for i := range table {
		table[i] = func(x int) int { return x * i }
	}
	fmt.Println(table[0](5), table[2](5))
}
