package main

import (
	"fmt"
	"io"
	"strings"
)

type R interface{ Read() string }
type W interface{ Write(string) }
type C interface{ Close() error }
type RW interface {
	R
	W
}
type RWC interface {
	RW
	C
	R
}

type file struct{ data []string }

func (f *file) Read() string {
	if len(f.data) == 0 {
		return "empty"
	}
	s := f.data[0]
	f.data = f.data[1:]
	return s
}
func (f *file) Write(s string) { f.data = append(f.data, s) }
func (f *file) Close() error   { f.data = nil; return nil }

type readOnly struct{ R }

type counting struct {
	io.Reader
	n int
}

func (c *counting) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += n
	return n, err
}

func main() {
	var rwc RWC = &file{}
	rwc.Write("a")
	var rw RW = rwc
	rw.Write("b")
	var r R = readOnly{rw}
	fmt.Println(r.Read(), rwc.Read(), rw.Read())
	_, isW := r.(W)
	w, ok := rw.(C)
	fmt.Println(isW, ok, w.Close(), r.(readOnly).R == rw)
	c := &counting{Reader: strings.NewReader("hello world")}
	b, err := io.ReadAll(io.LimitReader(c, 7))
	fmt.Println(string(b), err, c.n)
	var x interface {
		RWC
		fmt.Stringer
	}
	fmt.Println(x == nil)
	f := RWC.Write
	f(rwc, "via expr")
	fmt.Println(rwc.Read())
	var any1 any = rwc
	if v, ok := any1.(interface{ Close() error }); ok {
		fmt.Println(v.Close())
	}
}
