package main

import (
	"errors"
	"fmt"
	"runtime"
)

type closer struct {
	name string
	err  error
}

func (c *closer) Close() error { fmt.Println("close", c.name); return c.err }

func work(fail bool) (n int, err error) {
	a, b := &closer{"a", nil}, &closer{"b", errors.New("b failed")}
	defer func() {
		if cerr := a.Close(); cerr != nil && err == nil {
			err = cerr
		}
	}()
	defer func() { err = errors.Join(err, b.Close()) }()
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
			if e, ok := r.(error); ok {
				err = fmt.Errorf("recovered: %w", e)
			}
		}
	}()
	if fail {
		var m map[string]int
		m["x"] = 1
	}
	return 7, nil
}

func main() {
	for _, f := range []bool{false, true} {
		n, err := work(f)
		var re runtime.Error
		fmt.Printf("%d %q %t\n", n, fmt.Sprint(err), errors.As(err, &re))
	}
}
