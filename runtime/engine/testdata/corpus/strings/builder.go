package main

import (
	"fmt"
	"strings"
)

type writer struct {
	strings.Builder
	lines int
}

func (w *writer) line(format string, args ...any) *writer {
	fmt.Fprintf(w, format+"\n", args...)
	w.lines++
	return w
}

func main() {
	var w writer
	w.line("%d", 1).line("%s-%s", "a", "b").line("none")
	w.WriteByte('x')
	w.WriteRune('é')
	fmt.Printf("%q %d %d\n", w.String(), w.Len(), w.lines)
	var sb strings.Builder
	for i, f := range strings.FieldsFunc("a1b22c", func(r rune) bool { return r >= '0' && r <= '9' }) {
		if i > 0 {
			sb.WriteString(", ")
		}
		sb.WriteString(strings.ToUpper(f))
	}
	fmt.Println(sb.String())
	fmt.Println(strings.Map(func(r rune) rune {
		switch {
		case r == 'a':
			return -1
		case r > 'm':
			return r - 1
		}
		return r
	}, "banana split"))
	defer func() { fmt.Println(recover()) }()
	cp := w.Builder
	cp.WriteString("copied")
}
