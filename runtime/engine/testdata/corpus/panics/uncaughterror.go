package main

import (
	"errors"
	"fmt"
)

func main() {
	defer fmt.Println("deferred 1")
	defer func() {
		defer fmt.Println("deferred 2")
	}()
	panic(errors.Join(errors.New("first"), errors.New("second")))
}
