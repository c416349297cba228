package main

import (
	"errors"
	"fmt"
	"runtime"
)

func main() {
	defer func() {
		r := recover()
		var pn *runtime.PanicNilError
		e, ok := r.(error)
		fmt.Println(r, ok, errors.As(e, &pn))
		panic(nil)
	}()
	panic(nil)
}
