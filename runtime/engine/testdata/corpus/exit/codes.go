package main

import (
	"fmt"
	"os"
)

func main() {
	defer fmt.Println("not run")
	fmt.Println("exiting")
	func() {
		defer func() {
			if r := recover(); r != nil {
				os.Exit(17)
			}
		}()
		panic("x")
	}()
}
