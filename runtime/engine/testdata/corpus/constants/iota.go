package main

import "fmt"

type Weekday uint8

const (
	Sunday Weekday = iota
	Monday
	_
	Wednesday
)

const (
	_  = iota
	KB = 1 << (10 * iota)
	MB
	GB
)

const (
	a, b = iota, iota * 10
	c, d
	_, _
	e, f
)

const (
	x = "s"
	y
	z = iota
	w
)

func (d Weekday) String() string { return [...]string{"Su", "Mo", "Tu", "We"}[d] }

func main() {
	fmt.Println(Sunday, Monday, Wednesday, uint8(Wednesday))
	fmt.Println(KB, MB, GB)
	fmt.Println(a, b, c, d, e, f)
	fmt.Println(x, y, z, w)
	const (
		p = iota + 5
		q
		iota = 7
		r    = iota
		s
	)
	fmt.Println(p, q, r, s)
}
