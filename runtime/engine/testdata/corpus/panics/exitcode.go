package main

import (
	"fmt"
	"os"
)

func run() int { defer fmt.Println("cleanup"); return 7 }

func main() {
	fmt.Fprintln(os.Stderr, "to stderr")
	os.Exit(run())
}
