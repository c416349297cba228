package main

import (
	"fmt"
	"math"
)

const (
	big   = 1 << 100
	small = big >> 98
	third = 1.0 / 3
	half  = 1 / 2
	halff = 1 / 2.0
	mix   = 'a' + 1
	mixf  = 'a' + 1.0
	cplx  = 2i * 2i
)

type celsius float64

func main() {
	fmt.Println(small, third, half, halff, cplx)
	fmt.Printf("%T %v %T %v %T\n", mix, mix, mixf, mixf, cplx)
	var f float32 = third
	var d celsius = third * 3
	fmt.Println(f, d, big/(1<<97), big%7)
	fmt.Println(math.MaxUint64/1e10, uint64(math.MaxUint64), math.Pi*1e3)
	var u8 uint8 = 'a' * 2
	var i64 int64 = 5.0
	fmt.Println(u8, i64, 5.0/2, 5/2, 5/2*2.0, 7/2.0*2)
	fmt.Println(real(cplx), imag(1+2i), real(3), len("héllo"), len([3]int{}))
	const huge = 1e1000
	fmt.Println(huge/1e999, huge*0 == 0)
	fmt.Println(-5/2, -5%2, 5%-2, -7>>1, ^0, 6&^3)
}
