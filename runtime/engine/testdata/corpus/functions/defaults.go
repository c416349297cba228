package main

import (
	"errors"
	"fmt"
)

type opts struct {
	n    int
	sep  string
	hook func(int) error
}

func run(o *opts) (out string, err error) {
	var c opts
	if o != nil {
		c = *o
	}
	if c.n == 0 {
		c.n = 3
	}
	if c.sep == "" {
		c.sep = ","
	}
	if c.hook == nil {
		c.hook = func(int) error { return nil }
	}
	for i := range c.n {
		if err = c.hook(i); err != nil {
			return out, fmt.Errorf("step %d: %w", i, err)
		}
		out += fmt.Sprint(i) + c.sep
	}
	return
}

func main() {
	fmt.Println(run(nil))
	fmt.Println(run(&opts{n: 2, sep: ";"}))
	e := errors.New("stop")
	s, err := run(&opts{hook: func(i int) error {
		if i == 2 {
			return e
		}
		return nil
	}})
	fmt.Println(s, err, errors.Is(err, e))
}
