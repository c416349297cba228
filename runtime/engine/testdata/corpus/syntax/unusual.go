package main

import (
	"fmt"
	_ "strings"
)

type (
	T struct {
		a, b int
		_    string
		_    int
	}
	F func(_ int, _ string) (_ int, _ error)
	E struct{}
)

func (T) M(int, ...string)      {}
func (_ *T) N(_ int) (_ string) { return }
func (E) String() string        { return "E" }

var _, _ = 1, 2
var _ fmt.Stringer = E{}
var _ = func() int { return 0 }()

const _ = iota

func _()                              {}
func _(x int)                         {}
func init()                           {}
func unnamed(int, string) (int, bool) { return 1, true }

func main() {
	_ = ((1 + 2) * (3))
	if true {
	}
	x := T{a: 1}
	(x).M(1)
	(&x).N(2)
	(*(&x)).M(3, "a", "b")
	y := *&*&x
	z := &(*(&y))
	(z).b = - -3
	fmt.Println(y.b, !!true, ^^5, - - -1, +(+2))
	a := []int{0: 1, 2: 3, 1: 2}
	b := [...]string{5 - 4: "one", "two"}
	m := map[[1]int][]T{{1}: {{a: 2}, {b: 3}}}
	p := []*T{{1, 2, "", 0}, nil, &T{}}
	mm := map[string]map[string]int{"a": {"b": 1}}
	aa := [...][2]struct{ v int }{{{1}, {2}}, {}}
	fmt.Println(a, len(b), m[[1]int{1}][1].b, p[0].a, mm, aa)
	func() { func() { defer (func() {})() }() }()
	var f F = func(int, string) (int, error) { return 4, nil }
	n, _ := f(0, "")
	_, ok := unnamed(1, "")
	fmt.Println(n, ok, E{}, [0]func(){}, struct{}{})

	{
		{
			{
			}
		}
	}
L:
	for {
		break L
	}
	var e interface {
		fmt.Stringer
		comparable2
	}
	_ = e
	switch x := x; x := (any)(x).(type) {
	case T:
		fmt.Println("T", x.a)
	}
	fmt.Println("a"+
		"b",
		func(i int) int {
			return i
		}(7),
	)
	var arr = [2]interface{ String() string }{E{}}
	fmt.Println(arr[0], arr[1] == nil, len(`
`))
	π, 世界 := 3.14, "world"
	fmt.Println(π, 世界, 0b11, 0o17, 0x_ff, 1_0)
}

type comparable2 interface{}
