package main

import "strings"

func main() {
	n := -1
	println(strings.Repeat("x", n))
}
