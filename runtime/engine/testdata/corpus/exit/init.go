package main

import (
	"fmt"
	"os"
)

var _ = func() int { fmt.Println("init"); os.Exit(9); return 0 }()

func main() { fmt.Println("main") }
