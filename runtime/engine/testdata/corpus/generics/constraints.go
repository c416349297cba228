package main

import (
	"fmt"
	"strings"
)

type Setter[T any] interface {
	*T
	Set(string)
}

type conf struct{ v string }

func (c *conf) Set(s string) { c.v = s }

type num int

func (n *num) Set(s string) { *n = num(len(s)) }

func Parse[T any, PT Setter[T]](ss []string) []T {
	r := make([]T, len(ss))
	for i, s := range ss {
		PT(&r[i]).Set(s)
	}
	return r
}

func Make[T any, P interface {
	*T
	fmt.Stringer
}](n int) string {
	var t T
	var sb strings.Builder
	for range n {
		sb.WriteString(P(&t).String())
	}
	return sb.String()
}

type st struct{ calls int }

func (s *st) String() string { s.calls++; return fmt.Sprint("st", s.calls, " ") }

type Cloner[T any] interface{ Clone() T }

type sheep struct{ n int }

func (s sheep) Clone() sheep { return sheep{s.n + 1} }

func Twice[T Cloner[T]](t T) T { return t.Clone().Clone() }

type Less[T any] interface{ Less(T) bool }

func Min[T Less[T]](a, b T) T {
	if b.Less(a) {
		return b
	}
	return a
}

func (s sheep) Less(o sheep) bool { return s.n < o.n }

type StringerNum interface {
	~int
	String() string
}

type day int

func (d day) String() string { return "day" + fmt.Sprint(int(d)) }

func Next[T StringerNum](t T) string { return (t + 1).String() }

func Equal[T comparable](a, b T) bool { return a == b }

func main() {
	fmt.Println(Parse[conf]([]string{"a", "b"}), Parse[num]([]string{"abc", ""}))
	fmt.Println(Make[st](3))
	fmt.Println(Twice(sheep{1}), Min(sheep{5}, sheep{2}), Next(day(3)))
	fmt.Println(Equal(1, 1), Equal[any]("a", 1), Equal(sheep{1}, sheep{1}), Equal[error](nil, nil))
	defer func() { fmt.Println(recover()) }()
	fmt.Println(Equal[any]([]int{}, []int{}))
}
