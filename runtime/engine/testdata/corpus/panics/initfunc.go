package main

import "fmt"

func init() { fmt.Println("one") }
func init() { panic("second init") }
func init() { fmt.Println("three") }

func main() { fmt.Println("main") }
