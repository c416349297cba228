package main

import (
	"errors"
	"fmt"
)

type Option[T any] func(*T) error

func Build[T any](opts ...Option[T]) (*T, error) {
	var t T
	for _, o := range opts {
		if err := o(&t); err != nil {
			return nil, fmt.Errorf("%T: %w", t, err)
		}
	}
	return &t, nil
}

type Conf struct {
	Host string
	Port int
}

func Host(h string) Option[Conf] { return func(c *Conf) error { c.Host = h; return nil } }
func Port(p int) Option[Conf] {
	return func(c *Conf) error {
		if p < 0 {
			return errors.New("port")
		}
		c.Port = p
		return nil
	}
}

type Result[T any] struct {
	V   T
	Err error
}

func Try[T any](f func() T) (r Result[T]) {
	defer func() {
		if e := recover(); e != nil {
			r.Err = fmt.Errorf("%v", e)
		}
	}()
	r.V = f()
	return
}
func Then[A, B any](r Result[A], f func(A) (B, error)) (o Result[B]) {
	if o.Err = r.Err; o.Err == nil {
		o.V, o.Err = f(r.V)
	}
	return
}

func main() {
	c, err := Build(Host("h"), Port(80))
	fmt.Println(*c, err)
	c, err = Build(Port(-1))
	fmt.Println(c, err)
	z := 0
	fmt.Println(Try(func() int { return 10 / z }), Try(func() string { return "ok" }))
	fmt.Println(Then(Try(func() int { return 4 }), func(i int) (string, error) { return fmt.Sprint(i * 2), nil }), Then(Try(func() int { return 1 / z }), func(i int) (string, error) { return "never", nil }))
}
