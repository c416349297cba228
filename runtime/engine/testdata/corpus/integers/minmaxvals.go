package main

import (
	"fmt"
	"math"
)

func wrap[T int8 | int16 | int32 | int64 | uint8 | uint16 | uint32 | uint64](v T) (T, T, T) {
	return v + 1, v * 2, -v
}

func main() {
	fmt.Println(wrap[int8](math.MaxInt8))
	fmt.Println(wrap[int16](math.MinInt16))
	fmt.Println(wrap[int32](math.MaxInt32))
	fmt.Println(wrap[int64](math.MinInt64))
	fmt.Println(wrap[uint8](255))
	fmt.Println(wrap[uint16](0))
	fmt.Println(wrap[uint64](math.MaxUint64))
}
