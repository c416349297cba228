package main

import (
	"errors"
	"fmt"
)

type res struct {
	name string
	log  *[]string
}

func open(n string, log *[]string) (*res, error) {
	if n == "bad" {
		return nil, errors.New("cannot open bad")
	}
	*log = append(*log, "open "+n)
	return &res{n, log}, nil
}
func (r *res) Close() error {
	*r.log = append(*r.log, "close "+r.name)
	if r.name == "c" {
		return errors.New("close c")
	}
	return nil
}
func use(log *[]string, names ...string) (err error) {
	for _, n := range names {
		r, e := open(n, log)
		if e != nil {
			return e
		}
		defer func() { err = errors.Join(err, r.Close()) }()
		if n == "boom" {
			panic("while " + n)
		}
	}
	return nil
}
func safe(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	return f()
}

func main() {
	var log []string
	fmt.Println(use(&log, "a", "b"), log)
	log = nil
	fmt.Println(use(&log, "a", "bad"), log)
	log = nil
	fmt.Println(use(&log, "c", "b"), log)
	log = nil
	fmt.Println(safe(func() error { return use(&log, "a", "boom", "z") }), log)
}
