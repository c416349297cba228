package main

import (
	"fmt"
	"io"
	"strings"
)

type src struct{ data string }

func (s *src) Read(p []byte) (int, error) {
	if s.data == "" {
		return 0, io.EOF
	}
	n := copy(p, s.data)
	s.data = s.data[n:]
	fmt.Println("Read", n)
	return n, nil
}

type srcTo struct{ src }

func (s *srcTo) WriteTo(w io.Writer) (int64, error) {
	fmt.Println("WriteTo")
	n, err := io.WriteString(w, s.data)
	return int64(n), err
}

type dst struct{ strings.Builder }

func (d *dst) ReadFrom(r io.Reader) (int64, error) {
	fmt.Println("ReadFrom")
	b, err := io.ReadAll(r)
	d.Write(b)
	return int64(len(b)), err
}

func (d *dst) WriteString(s string) (int, error) {
	fmt.Println("WriteString", s)
	return d.Builder.WriteString(s)
}

type plain struct{ w io.Writer }

func (p plain) Write(b []byte) (int, error) { fmt.Println("Write", len(b)); return p.w.Write(b) }

type lying struct{}

func (lying) Write(b []byte) (int, error) { return len(b) + 1, nil }

func main() {
	var d dst
	fmt.Println(io.Copy(&d, &src{"abc"}))
	fmt.Println(io.Copy(&d, &srcTo{src{"def"}}))
	fmt.Println(io.Copy(plain{&d.Builder}, &src{"ghi"}))
	fmt.Println(io.CopyBuffer(plain{&d.Builder}, &src{"jklm"}, make([]byte, 2)))
	fmt.Println(io.WriteString(&d, "no"))
	fmt.Println(d.String())
	fmt.Println(io.Copy(lying{}, strings.NewReader("x")))
	fmt.Println(io.Copy(struct{ io.Writer }{lying{}}, &src{"x"}))
	var r io.Reader = &srcTo{}
	_, a := r.(io.WriterTo)
	_, b := r.(io.ReaderFrom)
	_, c := io.NopCloser(r).(io.WriterTo)
	fmt.Println(a, b, c)
}
