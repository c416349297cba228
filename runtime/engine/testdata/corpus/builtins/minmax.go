package main

import (
	"fmt"
	"math"
)

type celsius float32

func main() {
	zero := 0.0
	negative := math.Copysign(0, -1)
	nan, inf := math.NaN(), math.Inf(1)
	fmt.Println(min(zero, negative), max(negative, zero), math.Signbit(min(zero, negative)), math.Signbit(max(negative, zero)))
	fmt.Println(min(1, nan), max(nan, 1), min(nan, -inf), max(inf, nan), min(nan, nan))
	fmt.Println(min(inf, 3), max(-inf, 3), min(2.5, 1.5, 3.5), max(2.5, 1.5, 3.5))
	a, b := celsius(1.5), celsius(-2)
	fmt.Printf("%T %v %v\n", min(a, b), min(a, b), max(a, b, 7))
	fmt.Println(min("b", "a", "c"), max("b", "a", "c"), min(uint8(200), 3), max(-1, 2))
}
