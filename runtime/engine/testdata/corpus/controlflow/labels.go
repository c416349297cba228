package main

import "fmt"

func main() {
outer:
	for i := range 4 {
		for j := range 4 {
			switch {
			case j == 1:
				continue outer
			case i == 3:
				break outer
			}
			fmt.Print(i, j, " ")
		}
	}
	fmt.Println()
sw:
	switch x := 2; x {
	case 2:
		for {
			break sw
		}
		fmt.Println("never")
	}
	n := 0
loop:
	for {
		select {
		default:
			n++
			if n > 3 {
				break loop
			}
			continue loop
		}
	}
	fmt.Println(n)
block:
	switch {
	case n == 4:
		if n > 1 {
			break block
		}
		fmt.Println("never")
	}
a:
	for range 2 {
	b:
		for k, v := range map[string]int{"x": 1} {
			if v == 1 {
				fmt.Println(k)
				continue a
			}
			break b
		}
	}
}
