package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
)

type NotFound struct{ Name string }

func (e *NotFound) Error() string        { return e.Name + " not found" }
func (e *NotFound) Is(target error) bool { return target == fs.ErrNotExist }

type Timeout struct{ error }

func (t Timeout) Timeout() bool { return true }
func (t Timeout) Unwrap() error { return t.error }

type Coder interface {
	error
	Code() int
}

type HTTP int

func (h HTTP) Error() string { return "status " + strconv.Itoa(int(h)) }
func (h HTTP) Code() int     { return int(h) }

type Multi []error

func (m Multi) Error() string   { return fmt.Sprintf("%d errors", len(m)) }
func (m Multi) Unwrap() []error { return m }

type As struct{}

func (As) Error() string { return "as" }
func (As) As(target any) bool {
	if t, ok := target.(*HTTP); ok {
		*t = 418
		return true
	}
	return false
}

func main() {
	e := fmt.Errorf("load: %w", &NotFound{"x"})
	fmt.Println(errors.Is(e, fs.ErrNotExist), errors.Is(e, os.ErrExist), os.IsNotExist(e))
	var nf *NotFound
	fmt.Println(errors.As(e, &nf), nf.Name)
	m := Multi{io.EOF, fmt.Errorf("deep: %w", Multi{Timeout{HTTP(504)}, nil})}
	var c Coder
	fmt.Println(errors.Is(m, io.EOF), errors.As(m, &c), c.Code())
	var to interface{ Timeout() bool }
	fmt.Println(errors.As(m, &to), to.Timeout())
	var h HTTP
	fmt.Println(errors.As(As{}, &h), h)
	h2, ok := errors.AsType[HTTP](m)
	fmt.Println(h2, ok)
	_, ok = errors.AsType[*NotFound](m)
	fmt.Println(ok)
	n3, ok := errors.AsType[Coder](m)
	fmt.Println(n3, ok)
	func() {
		defer func() { fmt.Println(recover()) }()
		errors.As(m, nil)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var s string
		errors.As(m, &s)
	}()
}
