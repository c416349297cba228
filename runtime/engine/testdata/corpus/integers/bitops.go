package main

import (
	"fmt"
	"math/bits"
)

func parity(x uint64) (p uint64) {
	for ; x != 0; x &= x - 1 {
		p ^= 1
	}
	return
}

func main() {
	a, b := uint8(0b1100), uint8(0b1010)
	fmt.Printf("%04b %04b %04b %04b %08b %08b\n", a&b, a|b, a^b, a&^b, ^a, -a)
	var c int8 = -6
	fmt.Println(c&3, c|1, c^c, ^c, c&^1, -c, +c)
	a &= 0x8
	b |= 0x1
	a ^= b
	b &^= 0x2
	a <<= 3
	b >>= 1
	fmt.Println(a, b)
	fmt.Println(parity(0xff), parity(0x7), bits.OnesCount64(0xf0f0), bits.LeadingZeros16(1), bits.TrailingZeros32(8), bits.Reverse8(3))
	h := uint32(2166136261)
	for _, ch := range []byte("hash me") {
		h ^= uint32(ch)
		h *= 16777619
	}
	fmt.Println(h, bits.RotateLeft32(h, 7), h>>(h&31))
	hi, lo := bits.Mul64(1<<63, 6)
	s, carry := bits.Add64(1<<63, 1<<63, 1)
	fmt.Println(hi, lo, s, carry)
	x, y := 5, 9
	x ^= y
	y ^= x
	x ^= y
	fmt.Println(x, y, x&^y|y, 1<<3|1<<1, 7&5|2^1)
}
