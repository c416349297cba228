package main

import (
	"fmt"
)

func solve(n, row int, cols, d1, d2 uint32) (count int) {
	if row == n {
		return 1
	}
	for free := ^(cols | d1 | d2) & (1<<n - 1); free != 0; free &= free - 1 {
		bit := free & -free
		count += solve(n, row+1, cols|bit, (d1|bit)<<1, (d2|bit)>>1)
	}
	return
}

func main() {
	for n := 1; n <= 7; n++ {
		fmt.Print(solve(n, 0, 0, 0, 0), " ")
	}
	fmt.Println()
}
