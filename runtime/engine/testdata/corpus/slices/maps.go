package main

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"math"
	"slices"
)

type ID int
type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(v T)          { s[v] = struct{}{} }
func (s Set[T]) All() iter.Seq[T] { return maps.Keys(s) }

type Point struct{ X, Y int }

func main() {
	s := Set[ID]{}
	for _, i := range []ID{3, 1, 2, 3} {
		s.Add(i)
	}
	fmt.Println(slices.Sorted(s.All()), len(s))
	m := map[string]Point{"a": {1, 2}, "b": {3, 4}}
	c := maps.Clone(m)
	c["c"] = Point{5, 6}
	maps.DeleteFunc(c, func(k string, v Point) bool { return v.X == 1 })
	fmt.Println(len(m), c, maps.Equal(m, c), maps.EqualFunc(m, m, func(a, b Point) bool { return a.X == b.X }))
	maps.Copy(c, m)
	fmt.Println(slices.Sorted(maps.Keys(c)))
	inv := maps.Collect(func(yield func(Point, string) bool) {
		for k, v := range c {
			if !yield(v, k) {
				return
			}
		}
	})
	fmt.Println(inv[Point{3, 4}], len(inv))
	maps.Insert(c, maps.All(map[string]Point{"z": {}}))
	fmt.Println(c)
	vals := slices.SortedFunc(maps.Values(c), func(a, b Point) int { return cmp.Compare(a.X, b.X) })
	fmt.Println(vals)
	fmt.Println(cmp.Compare(math.NaN(), 1), cmp.Less(2, 1), cmp.Or("", "dflt"), cmp.Or[ID](0, 0))
	clear(m)
	fmt.Println(m, min(ID(3), 2), max("a", "b"))
}
