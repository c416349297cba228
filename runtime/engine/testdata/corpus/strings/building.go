package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

type Page struct {
	strings.Builder
	n int
}

func (p *Page) Line(f string, a ...any) *Page { fmt.Fprintf(p, f+"\n", a...); p.n++; return p }

func main() {
	var p Page
	p.Line("a %d", 1).Line("b %q", "x")
	p.WriteRune('é')
	p.WriteByte('!')
	p.Grow(10)
	fmt.Println(p.String(), p.Len(), p.n)
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		var b strings.Builder
		b.WriteString("x")
		c := b
		c.WriteString("y")
	}()
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		var b strings.Builder
		b.Grow(-1)
	}()
	r := strings.NewReader("héllo")
	for {
		c, n, err := r.ReadRune()
		if err != nil {
			fmt.Println(err)
			break
		}
		fmt.Print(string(c), n, " ")
	}
	r.Seek(1, io.SeekStart)
	fmt.Println(r.UnreadRune(), r.Len(), r.Size())
	_, err := r.Seek(-1, io.SeekStart)
	fmt.Println(err)
	var buf bytes.Buffer
	buf.WriteString("abc def")
	w, err := buf.ReadString(' ')
	fmt.Printf("%q %v %v %q\n", w, err, buf.UnreadByte(), buf.Next(2))
	buf.Truncate(1)
	fmt.Println(buf.String(), buf.Available() >= 0)
	defer func() { fmt.Println(recover()) }()
	buf.Truncate(99)
}
