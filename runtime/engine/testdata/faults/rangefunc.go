package main

import "slices"

func seq(yield func(int) bool) {
	for i := range 3 {
		if !yield(i) {
			return
		}
	}
}

func main() {
	for i := range seq {
		for _, v := range slices.All([]int{1}) {
			if i == 2 {
				panic(v)
			}
		}
	}
}
