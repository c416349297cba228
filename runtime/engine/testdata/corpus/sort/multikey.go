package main

import (
	"fmt"
	"sort"
)

type Planet struct {
	name string
	mass float64
	dist float64
}

type lessFunc func(a, b *Planet) bool

type multi struct {
	planets []Planet
	less    []lessFunc
}

func (m *multi) Sort(p []Planet)        { m.planets = p; sort.Sort(m) }
func orderedBy(less ...lessFunc) *multi { return &multi{less: less} }
func (m *multi) Len() int               { return len(m.planets) }
func (m *multi) Swap(i, j int)          { m.planets[i], m.planets[j] = m.planets[j], m.planets[i] }
func (m *multi) Less(i, j int) bool {
	a, b := &m.planets[i], &m.planets[j]
	for _, l := range m.less {
		switch {
		case l(a, b):
			return true
		case l(b, a):
			return false
		}
	}
	return false
}

type by struct {
	sort.Interface
	calls int
}

func (b *by) Less(i, j int) bool { b.calls++; return b.Interface.Less(j, i) }

func main() {
	ps := []Planet{{"M", .05, .4}, {"V", .8, .7}, {"E", 1, 1}, {"m", .05, 1.5}, {"X", 1, .7}}
	mass := func(a, b *Planet) bool { return a.mass < b.mass }
	dist := func(a, b *Planet) bool { return a.dist > b.dist }
	orderedBy(mass, dist).Sort(ps)
	fmt.Println(ps)
	orderedBy(dist, mass).Sort(ps)
	fmt.Println(ps)
	b := &by{Interface: sort.IntSlice{3, 1, 2}}
	sort.Stable(b)
	fmt.Println(b.Interface, b.calls > 0)
}
