package main

import (
	"fmt"
)

type svc struct {
	calls int
	last  any
}

func (s *svc) guard(f func()) (ok bool) {
	s.calls++
	defer func() {
		if s.last = recover(); s.last == nil {
			ok = true
		}
	}()
	f()
	return
}

type op interface{ do(int) int }
type div struct{ by int }

func (d div) do(n int) int { return n / d.by }

type idx []int

func (s idx) do(n int) int { return s[n] }

type chain []op

func (c chain) do(n int) int {
	for _, o := range c {
		n = o.do(n)
	}
	return n
}

func main() {
	s := &svc{}
	for _, o := range []op{div{2}, div{}, idx{1, 2}, chain{div{1}, idx{}}, nil, chain{nil}, (*div)(nil)} {
		ok := s.guard(func() { fmt.Print(o.do(1), " ") })
		fmt.Println(ok, s.last)
	}
	fmt.Println(s.calls)
}
