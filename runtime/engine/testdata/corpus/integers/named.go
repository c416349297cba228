package main

import (
	"fmt"
)

type Small int8
type Flags uint16
type Big uint64

func (s Small) Neg() Small { return -s }

func main() {
	s := Small(127)
	s++
	f := Flags(0xFFFF)
	f++
	f--
	b := Big(0)
	b--
	fmt.Println(s, s.Neg(), f, b, ^f, ^Small(5), Small(-7)/2, Small(-7)%3, Small(32)<<1, Flags(1)<<15, b>>63, -Small(-127))
	fmt.Printf("%T %T %x %b\n", s+1, f|1, b, Small(-3))
	x := Small(5)
	x ^= 3
	x &^= 1
	x |= 8
	x %= 6
	fmt.Println(x, x == 2, !(x > 1), Big(x)*1e3)
}
