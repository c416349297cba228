package main

import (
	"fmt"
	"math"
	"slices"
)

// Filters as a device has them: moving average, median, exponential, Kalman, PID.
type Filter interface{ Update(z float64) float64 }

type Moving struct {
	buf  []float64
	i, n int
	sum  float64
}

func NewMoving(n int) *Moving { return &Moving{buf: make([]float64, n)} }
func (m *Moving) Update(z float64) float64 {
	m.sum += z - m.buf[m.i]
	m.buf[m.i] = z
	m.i = (m.i + 1) % len(m.buf)
	m.n = min(m.n+1, len(m.buf))
	return m.sum / float64(m.n)
}

type Median struct{ last [3]float64 }

func (m *Median) Update(z float64) float64 {
	copy(m.last[:], append(m.last[1:], z))
	s := m.last
	slices.Sort(s[:])
	return s[1]
}

type Exp float64

type expState struct {
	a Exp
	y *float64
}

func (e *expState) Update(z float64) float64 {
	if e.y == nil {
		e.y = &z
		return z
	}
	*e.y += float64(e.a) * (z - *e.y)
	return *e.y
}

type Kalman struct{ x, p, q, r float64 }

func (k *Kalman) Update(z float64) float64 {
	k.p += k.q
	g := k.p / (k.p + k.r)
	k.x += g * (z - k.x)
	k.p *= 1 - g
	return k.x
}

type PID struct {
	kp, ki, kd float64
	lo, hi     float64
	integral   float64
	prev       float64
}

func (c *PID) Step(set, is, dt float64) float64 {
	e := set - is
	c.integral = min(max(c.integral+e*dt, c.lo), c.hi)
	d := (e - c.prev) / dt
	c.prev = e
	return min(max(c.kp*e+c.ki*c.integral+c.kd*d, c.lo), c.hi)
}

type Chain []Filter

func (c Chain) Update(z float64) float64 {
	for _, f := range c {
		z = f.Update(z)
	}
	return z
}

func main() {
	zs := []float64{10, 10.5, 9.5, 50, 10.2, 9.8, 10.1, 10}
	fs := []struct {
		name string
		f    Filter
	}{{"moving", NewMoving(3)}, {"median", &Median{[3]float64{10, 10, 10}}}, {"exp", &expState{a: 0.25}}, {"kalman", &Kalman{10, 1, 0.01, 4}}, {"chain", Chain{&Median{[3]float64{10, 10, 10}}, NewMoving(2)}}}
	for _, f := range fs {
		fmt.Printf("%-7s", f.name)
		for _, z := range zs {
			fmt.Printf(" %6.3f", f.f.Update(z))
		}
		fmt.Println()
	}
	c := PID{kp: 2, ki: 0.5, kd: 0.1, lo: -10, hi: 10}
	temp := 15.0
	for i := range 40 {
		u := c.Step(20, temp, 0.5)
		temp += 0.5 * (u - (temp-15)*0.3) * 0.4
		if i%8 == 0 {
			fmt.Printf("%2d u=%.3f T=%.3f\n", i, u, temp)
		}
	}
	fmt.Println(math.Abs(temp-20) < 1)
}
