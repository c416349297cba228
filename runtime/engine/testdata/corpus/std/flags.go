package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	n := flag.Int("n", 5, "number")
	var name string
	flag.StringVar(&name, "name", "x", "name")
	os.Args = []string{"prog", "-n", "7", "rest"}
	flag.Parse()
	fmt.Println(*n, name, flag.Args(), flag.NArg())
	fs := flag.NewFlagSet("sub", flag.ContinueOnError)
	fs.SetOutput(os.Stdout)
	v := fs.Bool("v", false, "verbose")
	fmt.Println(fs.Parse([]string{"-v", "-bogus"}), *v)
}
