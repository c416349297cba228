package main

import (
	"errors"
	"fmt"
	"runtime"
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
func try[T any](f func() T) (v T, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case runtime.Error:
			err = fmt.Errorf("runtime: %w", r)
		case error:
			err = r
		default:
			err = fmt.Errorf("value: %v", r)
		}
	}()
	return f(), nil
}

var errX = errors.New("x")

func main() {
	fmt.Println(try(func() int { return must(1, nil) }))
	fmt.Println(try(func() string { return must("", errX) }))
	fmt.Println(try(func() int { var s []int; return s[3] }))
	fmt.Println(try(func() []int { panic("text") }))
	fmt.Println(try(func() any { return any(1).(string) }))
	_, err := try(func() int { return must(2, fmt.Errorf("w: %w", errX)) })
	fmt.Println(errors.Is(err, errX))
}
