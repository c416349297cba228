package main

import (
	"fmt"
	"time"
)

type Color string
type Flags uint16

const (
	Red   Color = "red"
	Green       = Color("green")
	Mix         = Red + "-" + Green
)

const (
	A Flags = 1 << iota
	B
	C
	All = A | B | C
)

const limit = 3 * time.Second / 2

func (f Flags) Has(g Flags) bool { return f&g != 0 }

func main() {
	fmt.Printf("%T %v %T %v %v\n", Mix, Mix, All, All, limit)
	fmt.Println(All.Has(B), (A | C).Has(B), A.Has(A), All&^B)
	fmt.Println(limit.Seconds(), time.Duration(1.5*float64(time.Second)))
	var x interface{} = Red
	switch x {
	case "red":
		fmt.Println("string")
	case Red:
		fmt.Println("Color")
	}
	const f float32 = 0.1
	fmt.Println(f, float64(f) == 0.1, f*10 == 1)
	const typed int64 = 1 << 40
	fmt.Println(typed>>38, uint8(typed>>33), typed/3*3 == typed)
	var s = 10
	fmt.Println(1<<s, uint8(1)<<s, int64(1)<<s>>s, 1.0*2<<3)
}
