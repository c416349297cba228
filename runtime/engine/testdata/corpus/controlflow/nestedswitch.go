package main

import (
	"fmt"
)

func f(a, b int, s string) string {
	switch {
	case a > 0:
		switch b {
		case 1, 2, 3:
			if s == "" {
				break
			}
			switch s[0] {
			case 'x':
				return "ax"
			case 'y':
				fallthrough
			default:
				s += "!"
			}
			return "a" + s
		case 4:
			fallthrough
		case 5:
			s += "5"
			fallthrough
		case 6:
			return s + "6"
		}
		return "a-none"
	case b > 0:
		return "b"
	}
	return "neither"
}

func main() {
	for _, c := range []struct {
		a, b int
		s    string
	}{{1, 1, ""}, {1, 2, "x"}, {1, 3, "y"}, {1, 3, "z"}, {1, 4, "q"}, {1, 5, ""}, {1, 9, ""}, {0, 1, ""}, {0, 0, ""}} {
		fmt.Print(f(c.a, c.b, c.s), " ")
	}
	fmt.Println()
	for i := range 5 {
		switch {
		case i == 1:
			continue
		case i == 3:
			break
		default:
			fmt.Print(i, " ")
		}
	}
	switch x, y := 5, 10; {
	case y > x:
		fmt.Println("y", y)
	}
}
