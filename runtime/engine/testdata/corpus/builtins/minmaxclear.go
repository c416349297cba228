package main

import "fmt"

type deg float32
type name string

func clamp[T int | float64 | string](v, lo, hi T) T { return min(max(v, lo), hi) }

func f(s string, v int) int { fmt.Print(s, " "); return v }

func main() {
	fmt.Println(min(3, 1, 2), max(3, 1, 2), min(5), max("a", "b", "ab"), min(1.5, 2), max(1, 2.5, 'a'))
	x, y := int8(-5), int8(7)
	fmt.Println(min(x, y, 0), max(x, y, 10), max(x, -100))
	d := deg(1.5)
	fmt.Printf("%v %T %v %T\n", min(d, 2), min(d, 2), max(name("x"), "y"), max(name("x"), "y"))
	const c = min(1, 2.0, 'c')
	const s = max("x", "abc")
	var arr [max(2, 3)]int
	fmt.Println(c, s, len(arr))
	fmt.Println(clamp(15, 0, 10), clamp(-0.5, 0, 1), clamp("m", "n", "z"))
	fmt.Println(min(f("a", 3), f("b", 1), f("c", 2)))
	var u uint8 = 200
	fmt.Println(max(u, 100), min(u, 255), max(uint64(1)<<63, 5), max(uintptr(3), 4), min(rune('b'), 'a'))
	m := map[string][]int{"a": {1, 2}}
	sl := m["a"]
	clear(sl)
	fmt.Println(m)
	clear(m)
	fmt.Println(len(m), sl)
	st := []struct{ p *int }{{new(int)}}
	clear(st)
	fmt.Println(st[0].p == nil)
	a := [3]string{"x", "y", "z"}
	clear(a[1:2])
	fmt.Printf("%q\n", a)
	n := map[any]int{1: 1, "a": 2}
	for k := range n {
		if k == 1 {
			clear(n)
		}
	}
	fmt.Println(len(n) <= 1)
}
