package main

import (
	"fmt"
	"math"
)

func main() {
	var i8 int8 = math.MaxInt8
	var u8 uint8 = math.MaxUint8
	var i16 int16 = math.MaxInt16
	var u16 uint16 = math.MaxUint16
	var i32 int32 = math.MaxInt32
	var u32 uint32 = math.MaxUint32
	var i64 int64 = math.MaxInt64
	var u64 uint64 = math.MaxUint64
	i8++
	u8++
	i16++
	u16++
	i32++
	u32++
	i64++
	u64++
	fmt.Println(i8, u8, i16, u16, i32, u32, i64, u64)
	i8--
	u8--
	i64--
	u64--
	fmt.Println(i8, u8, i64, u64)
	i8, u8, i16, i32, i64 = -128, 200, -32768, math.MinInt32, math.MinInt64
	fmt.Println(-i8, i8/-1, i8*i8, u8*2, u8+u8, -i16, -i32, -i64, i64/-1, i64%-1, -u8, ^u8)
	u32 = 1 << 31
	fmt.Println(u32*2, u32<<1, u32+u32-1, uint16(u32>>15+5), i32-1, i8%-1)
	var x uint64 = 1<<63 + 1
	fmt.Println(x*3, x*x, x<<1, -x, int64(x))
}
