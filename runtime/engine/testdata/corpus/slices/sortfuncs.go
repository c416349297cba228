package main

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
)

type p struct {
	n string
	a int
}

func main() {
	s := []p{{"b", 2}, {"a", 2}, {"c", 1}}
	slices.SortStableFunc(s, func(x, y p) int { return cmp.Compare(x.a, y.a) })
	fmt.Println(s)
	slices.SortFunc(s, func(x, y p) int { return cmp.Or(-cmp.Compare(x.a, y.a), cmp.Compare(x.n, y.n)) })
	fmt.Println(s)
	sort.Slice(s, func(i, j int) bool { return s[i].n > s[j].n })
	i, ok := slices.BinarySearchFunc([]int{1, 3, 5}, 3, func(e, t int) int { return e - t })
	fmt.Println(s, i, ok, slices.MaxFunc(s, func(x, y p) int { return x.a - y.a }), slices.IndexFunc(s, func(x p) bool { return x.n == "a" }))
	fmt.Println(slices.Compact([]int{1, 1, 2, 1}), slices.Contains(s, p{"c", 1}), slices.Equal([]int{1}, []int{1}), slices.Insert([]int{1, 4}, 1, 2, 3), slices.Repeat([]string{"x"}, 3))
}
