package main

import (
	"fmt"
	"math/bits"
)

type Reg uint32

type Field struct {
	name       string
	shift, len uint
}

func (f Field) mask() Reg         { return (1<<f.len - 1) << f.shift }
func (r Reg) Get(f Field) Reg     { return r & f.mask() >> f.shift }
func (r *Reg) Set(f Field, v Reg) { *r = *r&^f.mask() | v<<f.shift&f.mask() }
func (r Reg) Has(bit uint) bool   { return r>>bit&1 == 1 }
func (r Reg) String() string      { return fmt.Sprintf("%032b", uint32(r)) }

type Bitmap []uint64

func (b *Bitmap) Add(i int) {
	for len(*b) <= i/64 {
		*b = append(*b, 0)
	}
	(*b)[i/64] |= 1 << (i % 64)
}
func (b Bitmap) All(yield func(int) bool) {
	for w, x := range b {
		for x != 0 {
			t := bits.TrailingZeros64(x)
			if !yield(w*64 + t) {
				return
			}
			x &^= 1 << t
		}
	}
}

func gray(n uint) uint { return n ^ n>>1 }

func bcd(n int) (out uint32) {
	for s := 0; n > 0; s += 4 {
		out |= uint32(n%10) << s
		n /= 10
	}
	return
}

func main() {
	mode, speed := Field{"mode", 4, 3}, Field{"speed", 20, 12}
	var r Reg = 0xffff_ffff
	r.Set(mode, 5)
	r.Set(speed, 0x1abc)
	fmt.Println(r, r.Get(mode), fmt.Sprintf("%#x", uint32(r.Get(speed))), r.Has(5), r.Has(31))
	var b Bitmap
	for _, i := range []int{3, 64, 127, 0, 200} {
		b.Add(i)
	}
	for i := range b.All {
		fmt.Print(i, " ")
	}
	fmt.Println(len(b))
	for i := range uint(8) {
		fmt.Printf("%03b ", gray(i))
	}
	fmt.Printf("%x\n", bcd(1987))
	var u8 uint8 = 200
	var i8 int8 = -128
	fmt.Println(u8+100, u8<<1, i8-1, -i8, i8/-1, ^u8, u8&^0xf, i8>>1, uint8(i8)>>1, int8(u8))
	var s uint = 40
	fmt.Println(uint32(1)<<s, int32(-5)>>s, 1<<s>>s, int64(1)<<s, uint16(0xabcd)>>4<<4)
	fmt.Println(-7/2, -7%2, 7/-2, 7%-2, 7&-8, 6|9, 6^3, 0b1010_1010, 0o17, 0x_ff)
	x := 0x12345678
	fmt.Printf("%x %x %d\n", bits.ReverseBytes32(uint32(x)), byte(x>>8), bits.OnesCount32(uint32(x)))
}
