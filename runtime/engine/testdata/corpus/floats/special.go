package main

import (
	"fmt"
	"math"
)

func main() {
	var zero float64
	nan, inf := math.NaN(), math.Inf(1)
	negz := math.Copysign(0, -1)
	fmt.Println(1/zero, -1/zero, zero/zero, inf-inf, negz, 1/negz, -zero, 1/-zero)
	fmt.Println(nan == nan, nan != nan, nan < 1, nan > 1, nan <= nan, negz == zero, inf > math.MaxFloat64, -inf < inf)
	fmt.Println(max(1, nan), min(nan, 1), max(negz, zero), min(zero, negz), max(-inf, inf))
	var f32 float32 = math.MaxFloat32
	fmt.Println(f32*2, float32(1e-46), float32(inf), -f32*2)
	fmt.Println(math.Signbit(negz), math.Signbit(-zero), math.IsNaN(nan), math.Float64bits(negz))
	x := []float64{nan, inf, -inf, negz, 1e100}
	fmt.Printf("%v %g %e %.2f %8.3f|%+v\n", x, x[4], x[4], x[1], 3.14159, x[2])
	switch nan {
	case nan:
		fmt.Println("equal")
	default:
		fmt.Println("never equal")
	}
	var i any = nan
	fmt.Println(i == i, [1]float64{nan} == [1]float64{nan}, struct{ f float64 }{negz} == struct{ f float64 }{zero})
}
