package main

import (
	"fmt"
)

type bits uint8
type str string

const (
	x bits = 0xF0
	y      = x >> 4
	z      = ^x
	w      = len("abc") + len(str("de"))
)
const cond = x > 5 && "a" < "b"
const s = "pre" + str("fix")

func main() {
	fmt.Printf("%T %v %T %v %T %v %T %v %T %v\n", y, y, z, z, w, w, cond, cond, s, s)
	var i = 7 / 2 * 2.0
	var j = 7 / 2.0 * 2
	fmt.Println(i, j, 1/3.0 == 1.0/3, 15%4<<2, 6&^4|1, -7/2, -7%2)
}
