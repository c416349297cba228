package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

type rot13 struct{ r io.Reader }

func (r rot13) Read(p []byte) (int, error) {
	n, err := r.r.Read(p)
	for i, c := range p[:n] {
		switch {
		case c >= 'a' && c <= 'z':
			p[i] = 'a' + (c-'a'+13)%26
		case c >= 'A' && c <= 'Z':
			p[i] = 'A' + (c-'A'+13)%26
		}
	}
	return n, err
}

type counter struct{ n, calls int }

func (c *counter) Write(p []byte) (int, error) { c.n += len(p); c.calls++; return len(p), nil }

type onebyte struct{ s string }

func (o *onebyte) Read(p []byte) (int, error) {
	if o.s == "" {
		return 0, io.EOF
	}
	p[0] = o.s[0]
	o.s = o.s[1:]
	return 1, nil
}

type broken struct{}

func (broken) Read(p []byte) (int, error) { return copy(p, "part"), errors.New("broken") }

func main() {
	b, err := io.ReadAll(rot13{strings.NewReader("Uryyb, Tb!")})
	fmt.Println(string(b), err)
	var c counter
	n, err := io.Copy(&c, io.TeeReader(&onebyte{"hello"}, os.Stdout))
	fmt.Println(n, err, c)
	b, err = io.ReadAll(broken{})
	fmt.Println(len(b) >= 4, string(b[:4]), err)
	buf := make([]byte, 4)
	m, err := io.ReadFull(&onebyte{"abc"}, buf)
	fmt.Println(m, err, errors.Is(err, io.ErrUnexpectedEOF))
	m, err = io.ReadAtLeast(&onebyte{"abc"}, buf[:2], 3)
	fmt.Println(m, err)
	_, err = io.CopyN(io.Discard, strings.NewReader("ab"), 5)
	fmt.Println(err)
	mr := io.MultiReader(strings.NewReader("a"), &onebyte{"b"}, rot13{strings.NewReader("p")})
	b, _ = io.ReadAll(mr)
	fmt.Println(string(b))
	var w1 strings.Builder
	mw := io.MultiWriter(&w1, &c)
	io.WriteString(mw, "xyz")
	fmt.Println(w1.String(), c.n)
	s := io.NewSectionReader(strings.NewReader("0123456789"), 2, 5)
	s.Seek(-2, io.SeekEnd)
	b, _ = io.ReadAll(s)
	fmt.Println(string(b), s.Size())
	ow := io.NewOffsetWriter(nil, 3)
	_, err = ow.Seek(-5, io.SeekCurrent)
	fmt.Println(err)
}
