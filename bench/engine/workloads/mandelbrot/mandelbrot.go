// Command mandelbrot does floating point arithmetic.
package main

import (
	"fmt"
	"time"
)

func run() int {
	const n = 120
	total := 0
	for py := 0; py < n; py++ {
		for px := 0; px < n; px++ {
			x0 := float64(px)/n*3.5 - 2.5
			y0 := float64(py)/n*2 - 1
			x, y := 0.0, 0.0
			i := 0
			for i < 50 && x*x+y*y <= 4 {
				x, y = x*x-y*y+x0, 2*x*y+y0
				i++
			}
			total += i
		}
	}
	return total
}

func main() {
	start := time.Now()
	r := run()
	fmt.Println(r, time.Since(start).Nanoseconds())
}
