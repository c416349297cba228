package main

import "fmt"

func main() { fmt.Println(seq()) }

func seq() (out string) {
	defer func() { out += "!" }()
	for x := range func(yield func(int) bool) {
		for i := 0; i < 5; i++ {
			if !yield(i) {
				return
			}
		}
	} {
		defer func() { out += fmt.Sprint(x) }()
		if x == 3 {
			return "ret"
		}
	}
	return "none"
}
