package main

import "fmt"

var (
	a = b + 1
	b = f("b", c)
	c = f("c", 1)
)

func f(name string, v int) int {
	fmt.Println("init", name, v)
	return v + 1
}

func init() { fmt.Println("init 1", a, b, c) }

var d = func() int { fmt.Println("init d"); return 4 }()

func init() { fmt.Println("init 2", d) }

var x, y = pair()

func pair() (int, string) { return 1, "y" }

func main() { fmt.Println("main", x, y) }
