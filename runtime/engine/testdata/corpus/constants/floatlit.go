package main

import "fmt"

func main() {
	fmt.Println(0x1p-2, 0x1.8p1, 1_000_000, 0b1010_0101, 0o17, 017, 0xFF_FF, 1e3, .5, 1., 0x.8p0)
	fmt.Println(1_0.2_5, 0e0, 1e+2, 1e-2, 0i, 123i, 0x10p1i, 1.5i)
	fmt.Println(0.1+0.2, 0.1+0.2 == 0.3)
	a, b := 0.1, 0.2
	fmt.Println(a+b, a+b == 0.3, float32(a)+float32(b) == 0.3)
	const c = 0.1
	const d = c * 3
	fmt.Println(d, d == 0.3, a*3 == 0.3)
	fmt.Println(1e23, 123456789.0, 1e20, 1e21, 1e-5, 0.0001, float32(16777216.0)+1, 5e-324, 1.7976931348623157e308)
	fmt.Println(9007199254740993.0, 0.1e-6, 100000000000000000000000.0)
}
