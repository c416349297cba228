package main

import "fmt"

func main() {
	var s uint = 33
	var i = int64(1) << s
	var j int32 = 1 << s
	var k = uint64(1<<s) + 1
	var u8 uint8 = 0xff
	var i8 int8 = -128
	fmt.Println(i, j, k, u8<<4, u8>>4, u8<<8>>8, i8>>3, i8>>100, i8<<1, uint8(i8)>>7)
	for _, n := range []uint{0, 1, 31, 32, 63, 64, 65, 200} {
		fmt.Print(uint32(1)<<n, " ", int64(-1)>>n, " ", uint64(1)<<63>>n, " ", int16(-5)>>n, ";")
	}
	fmt.Println()
	var n8 uint8 = 255
	fmt.Println(uint64(1)<<n8, int32(-7)>>n8)
	var sh = 3
	x := 1
	x <<= sh
	x |= 1 << sh >> 1
	fmt.Println(x, x>>sh, x&^(1<<sh))
	defer func() { fmt.Println(recover()) }()
	sh = -1
	fmt.Println(x << sh)
}
