package main

import (
	"fmt"
)

func upto(n int) func(func(int) bool) {
	return func(y func(int) bool) {
		for i := 0; i < n && y(i); i++ {
		}
	}
}

type obj struct{ total int }

func (o *obj) addAll(n int) (err error) {
	for i := range upto(n) {
		o.total += i
		if o.total > 5 {
			err = fmt.Errorf("over at %d", i)
			break
		}
	}
	return
}
func first(n int, p func(int) bool) (v int, ok bool) {
	for v = range upto(n) {
		if p(v) {
			return v, true
		}
	}
	return -1, false
}

func main() {
	var fs []func() int
	sum := 0
	for i := range upto(3) {
		fs = append(fs, func() int { i += 10; sum += i; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println(sum)
	o := &obj{}
	fmt.Println(o.addAll(3), o.addAll(9), o.total)
	fmt.Println(first(10, func(i int) bool { return i*i > 20 }))
	fmt.Println(first(2, func(int) bool { return false }))
	x, s := 0, []int{1, 2, 3}
	for x, s[1] = range func(y func(int, int) bool) { _ = y(1, 10) && y(2, 20) } {
	}
	fmt.Println(x, s)
	res := func() (out []string) {
		for i := range upto(2) {
			for j := range upto(2) {
				if i == j {
					continue
				}
				out = append(out, fmt.Sprint(i, j))
			}
		}
		return
	}()
	fmt.Println(res)
}
