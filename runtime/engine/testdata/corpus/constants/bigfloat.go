//go:build !386 && !arm

package main

import (
	"fmt"
	"math"
)

func main() {
	const a = 1 << 200 / 3
	const b = a % 1000
	const c = math.Pi * 1e10
	const d = int64(1e18) + 1
	const e = 'x' - 'a' + 1<<4
	const f float32 = 1 << 24
	fmt.Println(b, a>>190, c, d, e, f, uint8(1<<8-1), -1<<63, int64(math.MinInt64))
	const huge = 1 << 62
	fmt.Println(huge*4/8, float64(huge), float32(huge), huge>>60|1, 07_7, 0x1p10)
	fmt.Printf("%T %T %T %T\n", 1<<3, 2.0*3, 'a'+0.0, 1i*1i)
}
