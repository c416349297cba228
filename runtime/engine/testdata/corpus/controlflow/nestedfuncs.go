package main

import (
	"fmt"
)

func main() {
	out := func() (s string) {
	outer:
		for i := 0; ; i++ {
			r := func() int {
				for j := range 5 {
					if j*i > 3 {
						return j
					}
				}
				return -1
			}()
			switch {
			case r < 0:
				continue
			case r == 1:
				break outer
			default:
				s += fmt.Sprint(i, r, " ")
			}
		}
		return
	}()
	fmt.Println(out)
	n := 0
	for n < 3 {
		func() {
			defer func() { n++ }()
			if n == 1 {
				return
			}
			fmt.Print(n, " ")
		}()
	}
	fmt.Println(n)
}
