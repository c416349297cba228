package main

import (
	"fmt"
	"maps"
	"slices"
)

type set map[int]struct{}

func of(v ...int) set {
	s := set{}
	for _, x := range v {
		s[x] = struct{}{}
	}
	return s
}
func (s set) union(o set) set { r := maps.Clone(s); maps.Copy(r, o); return r }
func (s set) inter(o set) set {
	r := set{}
	for k := range s {
		if _, ok := o[k]; ok {
			r[k] = struct{}{}
		}
	}
	return r
}
func (s set) list() []int { return slices.Sorted(maps.Keys(s)) }

func main() {
	a, b := of(1, 2, 3), of(3, 4)
	fmt.Println(a.union(b).list(), a.inter(b).list(), len(a), len(set(nil).inter(a)), maps.Equal(a, of(3, 2, 1, 1)))
	maps.DeleteFunc(a, func(k int, _ struct{}) bool { return k > 1 })
	fmt.Println(a.list(), a)
}
