package main

import (
	"fmt"
	"io"
)

type F struct{ n int }

func (f F) Format(s fmt.State, verb rune) {
	w, wok := s.Width()
	p, pok := s.Precision()
	fmt.Fprintf(s, "F(%c w=%d,%t p=%d,%t", verb, w, wok, p, pok)
	for _, c := range "+-# 0" {
		if s.Flag(int(c)) {
			fmt.Fprintf(s, " %q", c)
		}
	}
	io.WriteString(s, " "+fmt.FormatString(s, verb)+")")
}

type G struct{ A int }

func (g G) GoString() string { return "G!" }

func main() {
	fmt.Printf("%v %+5.2d %-#x %06s\n", F{1}, F{2}, F{3}, F{4})
	fmt.Println(F{5}, []F{{6}}, struct{ X F }{F{7}})
	fmt.Printf("%#v %v %#v %#v\n", G{1}, G{2}, []G{{3}}, map[string]G{"k": {4}})
	fmt.Printf("%*d|%-*d|%.*f|%[2]d %[1]d|%[3]*.[2]*[1]f\n", 5, 1, 4, 2, 2, 3.14159, 1.5, 3, 8)
}
