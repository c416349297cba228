package main

import (
	"fmt"
	"math"
)

type Meters float64
type F32 float32

func (m Meters) String() string { return fmt.Sprintf("%.2fm", float64(m)) }

func main() {
	m := Meters(10) / 3
	var f F32 = 0.1
	fmt.Println(m, -m, m*m, f+0.2, F32(1)/3, float64(f), m > 3 && m < 4, Meters(math.Inf(1)))
	m += 0.5
	m *= 2
	m -= 1
	m /= 4
	fmt.Println(m, int(m), F32(m), math.Floor(float64(m)))
	var z F32
	fmt.Println(1/z, -1/z, z/z == z/z, -z)
	m++
	fmt.Printf("%T %v %g\n", m, m, float64(m))
}
