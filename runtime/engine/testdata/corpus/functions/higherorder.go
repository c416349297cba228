package main

import (
	"fmt"
	"strings"
)

type pipe[T any] []func(T) T

func (p pipe[T]) run(v T) T {
	for _, f := range p {
		v = f(v)
	}
	return v
}
func partial[A, B, R any](f func(A, B) R, a A) func(B) R { return func(b B) R { return f(a, b) } }
func retry(n int, f func(int) error) (err error) {
	for i := range n {
		if err = f(i); err == nil {
			return nil
		}
	}
	return fmt.Errorf("after %d: %w", n, err)
}
func once(f func()) func() {
	done := false
	return func() {
		if !done {
			done = true
			f()
		}
	}
}

func main() {
	fmt.Println(pipe[string]{strings.ToUpper, strings.TrimSpace, func(s string) string { return s + "!" }}.run(" a "))
	fmt.Println(partial(strings.Repeat, "ab")(3), partial(func(a int, b string) string { return fmt.Sprint(b, a) }, 5)("x"))
	fmt.Println(retry(3, func(i int) error {
		if i < 2 {
			return fmt.Errorf("try %d", i)
		}
		return nil
	}), retry(2, func(i int) error { return fmt.Errorf("e%d", i) }))
	n := 0
	f := once(func() { n++ })
	f()
	f()
	f()
	fmt.Println(n)
	var fs map[string]func(...any) string = map[string]func(...any) string{"s": fmt.Sprint, "l": fmt.Sprintln}
	fmt.Printf("%q %q\n", fs["s"](1, 2), fs["l"]("a", 1))
}
