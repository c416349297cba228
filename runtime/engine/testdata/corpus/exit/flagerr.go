package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	n := flag.Int("n", 3, "a number")
	os.Args = []string{"prog", "-n", "x"}
	flag.CommandLine.SetOutput(os.Stdout)
	flag.Parse()
	fmt.Println(*n)
}
