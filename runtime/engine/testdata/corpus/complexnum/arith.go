package main

import (
	"fmt"
	"math"
	"math/cmplx"
)

type signal complex64

func (s signal) power() float32 { return real(s)*real(s) + imag(s)*imag(s) }

func main() {
	a, b := 3+4i, complex(1, -2)
	fmt.Println(a+b, a-b, a*b, a/b, -a, a == b, a != b)
	fmt.Println(cmplx.Abs(a), real(a*b), imag(a/b), cmplx.Conj(a), cmplx.Pow(a, 2))
	var c complex64 = complex(1.5, 2)
	fmt.Printf("%v %T %T %T %.1f\n", c, c, real(c), a, c)
	fmt.Println(signal(c).power(), complex128(c)*2, complex64(a)*c)
	var z complex128
	fmt.Println(z == 0, a/z, z/z)
	fmt.Println(complex(math.Inf(1), math.NaN()), complex(0, math.Copysign(0, -1)))
	m := map[complex128]string{1i: "i", 1: "one"}
	fmt.Println(m[complex(0, 1)], m[1+0i], len(m))
	var x any = 2i
	_, is64 := x.(complex64)
	v, is128 := x.(complex128)
	fmt.Println(is64, is128, v*v)
	zs := []complex128{1, 2i}
	zs[0] += 1i
	zs[1] *= zs[0]
	fmt.Println(zs)
}
