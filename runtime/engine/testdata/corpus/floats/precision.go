package main

import "fmt"

type vec struct{ x, y float32 }

func (v vec) dot(o vec) float32 { return v.x*o.x + v.y*o.y }

func main() {
	var a, b float32 = 16777216, 1
	fmt.Println(a+b == a, a+b+b, float64(a)+float64(b))
	var sum32 float32
	var sum64 float64
	for range 1000 {
		sum32 += 0.1
		sum64 += 0.1
	}
	fmt.Println(sum32, sum64)
	fmt.Println(vec{1.1, 2.2}.dot(vec{3.3, 4.4}))
	x := float32(0.1)
	fmt.Println(float64(x), x, x*x, float64(x)*float64(x))
	d := 1e16
	fmt.Println(d+1 == d, (d+1)-d, d+2-d)
	c := 1.1
	c -= 0.1
	c /= 3
	fmt.Println(c, -c, +c, c*3 == 1)
	fmt.Println(float32(1)/3, 1.0/3.0, float32(2.0/3), 2/float32(3))
	n := 10
	fmt.Println(float64(n)/4, n/4, float64(n/4), float32(n)*0.3)
	h := 0.0
	for i := 1; i <= 20; i++ {
		h += 1 / float64(i)
	}
	fmt.Printf("%.15f %v\n", h, h)
}
