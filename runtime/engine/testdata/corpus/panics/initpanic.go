package main

import "fmt"

var table = build(0)

func build(n int) map[int]int { return map[int]int{1: 10 / n} }

func init() { fmt.Println("not reached") }

func main() { fmt.Println(table) }
