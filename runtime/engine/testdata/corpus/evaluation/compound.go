package main

import "fmt"

var calls int

func idx() int { calls++; return calls - 1 }

func ptr(p *int) *int { calls++; return p }

type acc struct{ total int }

func (a *acc) self() *acc { calls += 10; return a }

func main() {
	s := []int{1, 2, 3}
	s[idx()] += 10
	s[idx()] *= 5
	s[idx()]++
	fmt.Println(s, calls)
	n := 7
	*ptr(&n) <<= 2
	*ptr(&n) &^= 4
	*ptr(&n) ^= 0xf
	fmt.Println(n, calls)
	a := &acc{}
	a.self().total += 5
	a.self().total--
	fmt.Println(*a, calls)
	m := map[string][]int{}
	m["a"] = append(m["a"], 1)
	m["a"][0] += 4
	str := "x"
	str += "y" + str
	fmt.Println(m, str)
	f := 1.5
	f /= 2
	f -= .25
	var u8 uint8 = 250
	u8 += 10
	u8 -= 20
	u8 *= 3
	u8 >>= 1
	u8 |= 1
	u8 %= 7
	fmt.Println(f, u8)
	c := 1 + 2i
	c *= c
	c /= 2
	fmt.Println(c)
	mm := map[[2]int]map[string]int{{1, 2}: {"k": 1}}
	mm[[2]int{1, 2}]["k"] <<= 3
	fmt.Println(mm)
	x := 10
	x, y := x+1, x-1
	x += y * 2
	fmt.Println(x, y)
	x -= func() int { x = 100; return 1 }()
	fmt.Println(x != 0)
	d := 6
	d = d + d - -d + ^d
	fmt.Println(d, -5%3, 7&-7, 1<<3|2&^3^1)
}
