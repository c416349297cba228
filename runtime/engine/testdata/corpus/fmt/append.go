package main

import (
	"bytes"
	"fmt"
	"io"
)

type Acc struct{ bytes.Buffer }

func (a *Acc) Write(p []byte) (int, error) {
	a.WriteByte('[')
	n, err := a.Buffer.Write(p)
	a.WriteByte(']')
	return n, err
}

type limited struct{ left int }

func (l *limited) Write(p []byte) (int, error) {
	if len(p) > l.left {
		n := l.left
		l.left = 0
		return n, io.ErrShortWrite
	}
	l.left -= len(p)
	return len(p), nil
}

func main() {
	b := fmt.Append([]byte("x:"), 1, "a", 2)
	b = fmt.Appendf(b, "%03d", 7)
	b = fmt.Appendln(b, "end", true)
	fmt.Printf("%q\n", b)
	var a Acc
	n, err := fmt.Fprintf(&a, "%d-%s", 1, "two")
	fmt.Fprintln(&a, 3)
	fmt.Println(n, err, a.String())
	l := &limited{5}
	for range 3 {
		n, err := fmt.Fprint(l, "abc")
		fmt.Println(n, err)
	}
}
