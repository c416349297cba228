package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Println("start")
	go func() { os.Exit(7) }()
	select {}
}
