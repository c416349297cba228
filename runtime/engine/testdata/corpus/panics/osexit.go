package main

import (
	"fmt"
	"os"
)

func main() {
	defer fmt.Println("not run")
	fmt.Print("bye")
	func() {
		defer func() { recover() }()
		os.Exit(3)
	}()
}
