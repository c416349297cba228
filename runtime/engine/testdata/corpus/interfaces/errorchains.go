package main

import (
	"errors"
	"fmt"
	"io"
)

type NotFound struct{ Key string }

func (e NotFound) Error() string { return "not found: " + e.Key }

type Temp interface {
	error
	Temporary() bool
}
type netErr struct {
	error
	temp bool
}

func (n *netErr) Temporary() bool { return n.temp }
func (n *netErr) Unwrap() error   { return n.error }

type multi []error

func (m multi) Error() string   { return fmt.Sprint(len(m), " errors") }
func (m multi) Unwrap() []error { return m }

func main() {
	e := fmt.Errorf("l2: %w", fmt.Errorf("l1: %w", NotFound{"k"}))
	var nf NotFound
	var pnf *NotFound
	fmt.Println(errors.As(e, &nf), nf.Key, errors.As(e, &pnf), errors.Is(e, NotFound{"k"}), errors.Is(e, NotFound{"z"}), e)
	n := &netErr{io.ErrUnexpectedEOF, true}
	var t Temp
	fmt.Println(errors.As(fmt.Errorf("x: %w", n), &t), t.Temporary(), errors.Is(n, io.ErrUnexpectedEOF), n)
	m := multi{io.EOF, e}
	fmt.Println(errors.Is(m, io.EOF), errors.As(m, &nf), errors.Unwrap(m) == nil, m)
	j := errors.Join(nil, e, nil, io.EOF)
	fmt.Printf("%q %v %v\n", j.Error(), errors.Is(j, io.EOF), errors.Join(nil, nil) == nil)
	two := fmt.Errorf("%w and %w", io.EOF, e)
	fmt.Println(errors.Is(two, io.EOF), errors.As(two, &nf), errors.Unwrap(two))
	v, ok := errors.AsType[NotFound](two)
	fmt.Println(v, ok)
}
