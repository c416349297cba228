package main

import "fmt"

func main() {
	var i int64 = -1
	fmt.Println(uint8(i), uint16(i), uint32(i), uint64(i), int8(i))
	i = 0x1_2345_6789_abcd
	fmt.Printf("%x %x %x %d %d\n", uint8(i), uint16(i), uint32(i), int8(i), int16(i))
	var u uint32 = 0xdeadbeef
	fmt.Println(int32(u), int64(u), uint64(int32(u)), int8(u), float64(u), float32(u))
	f := 3.99
	fmt.Println(int32(f), int32(-f), uint8(f), int64(1e18), uint64(float64(1<<63)))
	var b byte = 200
	fmt.Println(int8(b), rune(b), string(rune(b)), b+100, int(b)+100)
	type ID int32
	type Other ID
	var id ID = 7
	fmt.Printf("%T %v %T\n", Other(id), int64(Other(id))<<33, float32(id))
	var r rune = 'é'
	fmt.Println(byte(r), uint16(r), r)
	x := uintptr(255)
	fmt.Println(uint8(x), x, ^uint8(x))
}
