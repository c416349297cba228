package main

import (
	"errors"
	"fmt"
)

func a() (n int) {
	defer func() { n++ }()
	n = 1
	return 5
}

func b() (n int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	n = 3
	panic("boom")
}

func c() (s []int) {
	for i := range 3 {
		defer func() { s = append(s, i) }()
	}
	return []int{100}
}

func d() (x int) {
	{
		x := 2
		_ = x
	}
	f := func() { x = 7 }
	f()
	return
}

func e() (p *int) {
	v := 1
	p = &v
	defer func() { *p = 2 }()
	return p
}

func f() (_ int, err error) {
	err = errors.New("e")
	return
}

func g() (n int) {
	defer func(old int) { n += old }(n)
	n = 10
	return n * 2
}

func h() (m map[string]int) {
	defer func() { m["x"]++ }()
	return map[string]int{"x": 1}
}

func i() (r string) {
	defer func() { recover(); r += "!" }()
	defer func() { r = "second"; panic("again") }()
	return "first"
}

func main() {
	fmt.Println(a())
	fmt.Println(b())
	fmt.Println(c(), d(), *e())
	fmt.Println(f())
	fmt.Println(g(), h(), i())
}
