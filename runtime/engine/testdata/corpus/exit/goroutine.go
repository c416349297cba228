package main

import (
	"fmt"
	"os"
)

func main() {
	go func() {
		fmt.Println("from goroutine")
		os.Exit(5)
	}()
	select {}
}
