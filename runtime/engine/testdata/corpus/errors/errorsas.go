package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

type NotFound struct{ Name string }

func (e *NotFound) Error() string { return e.Name + " not found" }

type Code int

func (c Code) Error() string { return fmt.Sprintf("code %d", int(c)) }

func find(n string) error {
	if n == "" {
		return nil
	}
	return fmt.Errorf("find: %w", &NotFound{n})
}

func typedNil() error {
	var e *NotFound
	return e
}

func main() {
	err := find("x")
	var nf *NotFound
	fmt.Println(err, errors.As(err, &nf), nf.Name)
	if e, ok := errors.AsType[*NotFound](err); ok {
		fmt.Println("astype", e.Name)
	}
	var c Code
	fmt.Println(errors.As(fmt.Errorf("a: %w", fmt.Errorf("b: %w", Code(7))), &c), c)
	j := errors.Join(err, Code(1))
	fmt.Println(errors.Is(j, Code(1)), errors.As(j, &nf))
	_, err = os.Open("/does/not/exist")
	var pe *fs.PathError
	fmt.Println(errors.Is(err, fs.ErrNotExist), errors.As(err, &pe), pe.Op)
	fmt.Println(find("") == nil, typedNil() == nil, typedNil() != nil)
	switch e := err.(type) {
	case interface{ Timeout() bool }:
		fmt.Println("timeout", e.Timeout())
	default:
		fmt.Println("other")
	}
}
