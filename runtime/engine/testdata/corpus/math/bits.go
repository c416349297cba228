package main

import (
	"fmt"
	"math"
	"math/bits"
	"math/cmplx"
)

type Mask uint16

func (m Mask) Count() int { return bits.OnesCount16(uint16(m)) }

func main() {
	fmt.Println(bits.LeadingZeros32(1), bits.TrailingZeros8(0), bits.Len64(1<<40), bits.Reverse8(0b1101), bits.ReverseBytes32(0x01020304), bits.RotateLeft8(0x81, 1), bits.RotateLeft32(1, -1))
	hi, lo := bits.Mul64(math.MaxUint64, 3)
	s, c := bits.Add64(math.MaxUint64, 1, 0)
	d, b := bits.Sub64(0, 1, 0)
	q, r := bits.Div64(1, 0, 3)
	fmt.Println(hi, lo, s, c, d, b, q, r, Mask(0xf0f).Count())
	fmt.Println(math.Sqrt(2), math.Pow(2, 0.5), math.Hypot(3, 4), math.Mod(-7, 3), math.Remainder(7, 4), math.Round(-2.5), math.RoundToEven(2.5), math.Trunc(-1.7), math.Cbrt(27))
	fr, ex := math.Frexp(10)
	i, f := math.Modf(-3.25)
	fmt.Println(fr, ex, i, f, math.Ldexp(0.5, 3), math.Float64bits(1.5), math.Float32bits(-0.5), math.Nextafter(1, 2), math.Signbit(math.Copysign(0, -1)))
	fmt.Println(math.Max(math.NaN(), 1), math.Min(-0.0, 0), max(1.5, 2), int64(math.MaxInt64), uint64(math.MaxUint64), math.Pi, float32(math.Pi), math.IsInf(math.Inf(-1), -1))
	fmt.Printf("%.6f %.6f %.6f %.6f %.6f\n", math.Sin(1), math.Atan2(1, -1), math.Log1p(0.5), math.Gamma(5), math.Erf(0.3))
	z := complex(3, 4)
	fmt.Printf("%v %v %.3f %v\n", cmplx.Abs(z), cmplx.Conj(z), cmplx.Sqrt(-1), real(z)*imag(z))
	defer func() { fmt.Println(recover()) }()
	bits.Div64(3, 0, 3)
}
