package main

import (
	"fmt"
)

type Z complex64

func (z Z) Conj() Z                          { return Z(complex(real(z), -imag(z))) }
func mul[T complex64 | complex128](a, b T) T { return a * b }

func main() {
	z := Z(1 + 2i)
	z += 1
	z *= z.Conj()
	fmt.Println(z, -z, z == Z(8), z.Conj() != z, mul(1+1i, 1-1i), mul(complex64(2i), 2i))
	fmt.Printf("%T %T %v %.2f\n", z, real(z), []complex128{1, 2i, -0.5 - 1i}, complex128(z)/3)
	var a, b any = complex64(1), complex128(1)
	fmt.Println(a == b, a == any(complex64(1)))
}
