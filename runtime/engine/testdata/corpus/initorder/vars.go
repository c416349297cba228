package main

import "fmt"

var (
	a = c + b
	b = f("b", 2)
	c = f("c", b*10)
	_ = f("blank", 0)
	d = func() int { return e + 1 }()
	e = f("e", 7)
)

var x, y = pair()

var table = map[string]func() int{"total": total}

func total() int { return later * 2 }

var later = f("later", 21)

var self = func() *node { n := &node{}; n.next = n; return n }()

type node struct{ next *node }

func f(s string, v int) int {
	fmt.Print(s, " ")
	return v
}

func pair() (int, string) {
	fmt.Print("pair ")
	return a, "y"
}

func init() { fmt.Print("init1 ") }
func init() { fmt.Print("init2 "); a++ }

func main() {
	fmt.Println(a, b, c, d, e, x, y, table["total"](), self.next == self)
}
