package main

import (
	"fmt"
	"slices"
	"strings"
)

type Item struct {
	K string
	V int
}
type Items []Item

func (it Items) Sum() (n int) {
	for _, x := range it {
		n += x.V
	}
	return
}

func main() {
	it := Items{{"a", 1}, {"b", 2}, {"c", 3}, {"b", 2}}
	fmt.Println(slices.Index(it, Item{"b", 2}), slices.IndexFunc(it, func(i Item) bool { return i.V > 2 }), slices.ContainsFunc(it, func(i Item) bool { return i.K == "z" }))
	it = slices.Insert(it, 1, Item{"x", 9}, Item{"y", 8})
	fmt.Println(it, it.Sum())
	it = slices.Delete(it, 0, 2)
	it = slices.DeleteFunc(it, func(i Item) bool { return i.K == "c" })
	fmt.Println(it, slices.Compact(slices.Clone(it)), it.Sum())
	fmt.Println(slices.CompactFunc(it, func(a, b Item) bool { return a.V == b.V }))
	fmt.Println(slices.MinFunc(it, func(a, b Item) int { return a.V - b.V }), slices.EqualFunc(it, []int{8, 2}, func(a Item, b int) bool { return a.V == b }))
	c := slices.Collect(slices.Chunk([]int{1, 2, 3, 4, 5}, 2))
	fmt.Println(c, slices.Concat(c...), slices.Repeat([]string{"r"}, 3))
	for i, v := range slices.Backward([]string{"p", "q"}) {
		fmt.Print(i, v, " ")
	}
	fmt.Println(slices.Grow([]int{}, 10) == nil)
	s := slices.Replace([]int{1, 2, 3}, 0, 2, 7, 8, 9)
	slices.Reverse(s)
	fmt.Println(s, slices.Compare([]int{1, 2}, []int{1, 3}), slices.Equal(s, s))
	fmt.Println(slices.SortedFunc(slices.Values(it), func(a, b Item) int { return strings.Compare(b.K, a.K) }))
	func() {
		defer func() { fmt.Println(recover()) }()
		slices.Insert([]int{1}, 5, 1)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		slices.Max([]int{})
	}()
}
