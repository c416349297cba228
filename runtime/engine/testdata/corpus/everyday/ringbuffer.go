package main

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
)

type Ring[T any] struct {
	buf        []T
	head, size int
	dropped    uint
}

func NewRing[T any](n int) *Ring[T] { return &Ring[T]{buf: make([]T, n)} }

func (r *Ring[T]) Push(v T) (old T, full bool) {
	i := (r.head + r.size) % len(r.buf)
	if r.size == len(r.buf) {
		old, full = r.buf[r.head], true
		r.head = (r.head + 1) % len(r.buf)
		r.dropped++
	} else {
		r.size++
	}
	r.buf[i] = v
	return
}

func (r *Ring[T]) Pop() (v T, err error) {
	if r.size == 0 {
		return v, io.EOF
	}
	v = r.buf[r.head]
	var zero T
	r.buf[r.head] = zero
	r.head = (r.head + 1) % len(r.buf)
	r.size--
	return v, nil
}

func (r *Ring[T]) Values() iter.Seq[T] {
	return func(yield func(T) bool) {
		for i := range r.size {
			if !yield(r.buf[(r.head+i)%len(r.buf)]) {
				return
			}
		}
	}
}

type byteRing struct{ *Ring[byte] }

func (b byteRing) Write(p []byte) (int, error) {
	for _, c := range p {
		b.Push(c)
	}
	return len(p), nil
}
func (b byteRing) Read(p []byte) (n int, err error) {
	for n < len(p) {
		c, err := b.Pop()
		if err != nil {
			if n > 0 {
				return n, nil
			}
			return 0, err
		}
		p[n] = c
		n++
	}
	return n, nil
}

func main() {
	r := NewRing[string](3)
	for _, w := range strings.Fields("a b c d e") {
		fmt.Println(r.Push(w))
	}
	fmt.Println(slices.Collect(r.Values()), r.dropped)
	fmt.Println(r.Pop())
	r.Push("f")
	for v := range r.Values() {
		fmt.Print(v, " ")
		if v == "e" {
			break
		}
	}
	fmt.Println(r.size)
	b := byteRing{NewRing[byte](8)}
	fmt.Fprintf(b, "0123456789")
	fmt.Println(b.dropped, b.size)
	out, err := io.ReadAll(io.LimitReader(b, 5))
	fmt.Println(string(out), err)
	io.Copy(b, strings.NewReader("xyz"))
	out, _ = io.ReadAll(b)
	fmt.Printf("%q\n", out)
	defer func() { fmt.Println(recover()) }()
	NewRing[int](0).Push(1)
}
