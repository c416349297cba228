package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strconv"
)

type E struct{ c int }

func (e E) Error() string { return "E" + strconv.Itoa(e.c) }

type Unc struct{ s []int }

func (u Unc) Error() string { return fmt.Sprint(u.s) }

func validate(n int) (err error) {
	if n%2 == 0 {
		err = errors.Join(err, E{n})
	}
	if n%3 == 0 {
		err = errors.Join(err, fmt.Errorf("three: %w", E{3}))
	}
	return err
}

func main() {
	for n := 1; n <= 6; n++ {
		err := validate(n)
		fmt.Printf("%d %q %t %t\n", n, fmt.Sprint(err), errors.Is(err, E{3}), err == nil)
	}
	fmt.Println(errors.Join() == nil, errors.Join(nil, nil) == nil)
	j := errors.Join(io.EOF, nil, E{1})
	fmt.Printf("%T %d\n", j, len(j.(interface{ Unwrap() []error }).Unwrap()))
	u := Unc{[]int{1}}
	fmt.Println(errors.Is(fmt.Errorf("w %w", u), io.EOF), errors.Is(u, E{}))
	fmt.Println(errors.New("a") == errors.New("a"), E{1} == error(E{1}), errors.Is(E{1}, E{1}))
	fmt.Println(errors.ErrUnsupported, errors.Is(&fs.PathError{Op: "op", Path: "p", Err: E{7}}, E{7}))
}
