package main

import (
	"fmt"
	"math"
)

func main() {
	for _, f := range []float64{0, 0.5, -0.5, 1.9999, -1.9999, 2147483647.5, 1e9} {
		fmt.Print(int64(f), " ", int32(int64(f)), " ", float32(f), "; ")
	}
	fmt.Println()
	fmt.Println(math.Trunc(-2.7), math.Floor(-2.7), math.Ceil(-2.2), math.Round(2.5), math.RoundToEven(2.5), math.Round(-0.4))
	fmt.Println(math.Mod(7, -3), math.Mod(-7, 3), math.Remainder(7, 4), math.Hypot(3, 4), math.Cbrt(27))
	frac, exp := math.Frexp(40)
	ip, fp := math.Modf(-3.25)
	fmt.Println(frac, exp, ip, fp, math.Ldexp(0.5, 4))
	u := uint64(math.MaxUint64)
	fmt.Println(float64(u), float32(u), float64(int64(math.MinInt64)), uint64(float64(u>>12)))
	fmt.Println(math.Float32bits(1.5), math.Float32frombits(0x40490fdb), math.Nextafter(1, 2))
}
