package main

import "errors"

func guard(f func()) {
	defer func() {
		if r := recover(); r != nil {
			panic(errors.New("wrapped"))
		}
	}()
	f()
}

func main() {
	guard(func() {
		var m map[string]int
		m["x"]++
	})
}
