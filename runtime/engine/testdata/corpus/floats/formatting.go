package main

import (
	"fmt"
	"strconv"
)

func main() {
	for _, f := range []float64{0, 1, -1.5, 1e6, 1e21, 123456789, 1e-7, 0.000001, 2.5e-310} {
		fmt.Print(f, " ", float32(f), " ", strconv.FormatFloat(f, 'g', 4, 64), " ")
		fmt.Printf("%6.2f|%-8g|%+e\n", f, f, f)
	}
	v, err := strconv.ParseFloat("1e400", 64)
	fmt.Println(v, err)
}
