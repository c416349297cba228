package main

import "fmt"

func f() {
	defer fmt.Println("runs")
	defer func() { panic("second") }()
	panic("first")
}

func main() { f() }
