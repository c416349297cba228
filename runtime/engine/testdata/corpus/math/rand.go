package main

import (
	"fmt"
	old "math/rand"
	"math/rand/v2"
)

// lcg is a rand.Source of the script's own.
type lcg struct{ s uint64 }

func (l *lcg) Uint64() uint64 { l.s = l.s*6364136223846793005 + 1442695040888963407; return l.s }

type deck []string

func (d deck) shuffle(r *rand.Rand) { r.Shuffle(len(d), func(i, j int) { d[i], d[j] = d[j], d[i] }) }

func main() {
	r := rand.New(rand.NewPCG(1, 2))
	fmt.Println(r.IntN(100), r.IntN(100), r.Float64(), r.Perm(5), r.Uint32(), r.Int64N(1e12), r.NormFloat64())
	d := deck{"a", "b", "c", "d", "e"}
	d.shuffle(r)
	fmt.Println(d)
	l := rand.New(&lcg{42})
	fmt.Println(l.IntN(1000), l.Uint64(), l.Float32(), l.ExpFloat64() > 0)
	c := rand.New(rand.NewChaCha8([32]byte{1}))
	fmt.Println(c.IntN(1000), c.Uint64N(10))
	z := rand.NewZipf(r, 1.5, 2, 10)
	fmt.Println(z.Uint64() <= 10, rand.N(10) < 10, rand.IntN(5) < 5)
	o := old.New(old.NewSource(7))
	fmt.Println(o.Intn(100), o.Int63(), o.Perm(4), o.Float64())
	defer func() { fmt.Println(recover()) }()
	r.IntN(0)
}
