//go:build !386 && !arm

package main

import (
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"math/rand"
	randv2 "math/rand/v2"
	"strconv"
)

func collatz(n int) (steps int) {
	for ; n != 1; steps++ {
		if n%2 == 0 {
			n /= 2
		} else {
			n = 3*n + 1
		}
	}
	return
}

func main() {
	fmt.Println(math.MaxInt64, uint64(math.MaxUint64), math.Pi, math.Inf(1), -math.MaxFloat64, math.SmallestNonzeroFloat64)
	fmt.Printf("%.3f %.3f %v\n", math.Sqrt(2), math.Sin(1), math.NaN() == math.NaN())
	fmt.Println(bits.OnesCount(255), bits.Len(1024), strconv.IntSize, bits.UintSize)
	f := new(big.Int).MulRange(1, 30)
	fmt.Println(f, collatz(27))
	r := rand.New(rand.NewSource(1))
	a, b := r.Intn(100), r.Intn(100)
	fmt.Println(a, b, randv2.N(10) < 10, randv2.New(randv2.NewPCG(1, 2)).IntN(1000))
	var x uint32 = 0xdeadbeef
	fmt.Printf("%x %x %d\n", x<<8, x>>28, int32(x))
	s := 3
	fmt.Println(1<<s, -8>>1)
	m := map[float64]int{}
	m[math.NaN()] = 1
	m[math.NaN()] = 2
	fmt.Println(len(m), float32(0.1), 0.1+0.2, 1e100, 100000000.0, float32(16777217))
}
