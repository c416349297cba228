package main

import (
	"fmt"
)

type day int

func (d day) String() string {
	if d < 0 || int(d) >= len(names) {
		return fmt.Sprintf("day(%d)", int(d))
	}
	return names[d]
}

var names = [...]string{"mon", "tue"}

type week []day
type flags uint8

func (f flags) String() (s string) {
	for i, n := range []string{"r", "w", "x"} {
		if f&(1<<i) != 0 {
			s += n
		} else {
			s += "-"
		}
	}
	return
}

type e struct{ day }

func main() {
	fmt.Println(day(1), day(5), day(-1), week{0, 1}, flags(5), map[day]flags{0: 1}, e{1}, &e{0}, []any{day(0)})
	fmt.Printf("%d %s %v %x %q %5s|%-5v|\n", day(1), day(1), flags(7), day(0), day(1), day(0), flags(0))
}
