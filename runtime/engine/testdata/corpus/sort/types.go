package main

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"
)

type Person struct {
	Name string
	Age  int
}

type ByAge []Person

func (a ByAge) Len() int           { return len(a) }
func (a ByAge) Less(i, j int) bool { return a[i].Age < a[j].Age }
func (a ByAge) Swap(i, j int)      { a[i], a[j] = a[j], a[i] }

type Grade int

func main() {
	p := []Person{{"A", 30}, {"B", 20}, {"C", 30}, {"D", 10}, {"E", 20}}
	q := append([]Person(nil), p...)
	sort.Stable(ByAge(q))
	fmt.Println(q, sort.IsSorted(ByAge(q)))
	sort.Sort(sort.Reverse(ByAge(q)))
	fmt.Println(q[0].Age, q[4].Age)
	sort.SliceStable(p, func(i, j int) bool { return p[i].Name > p[j].Name })
	fmt.Println(p)
	g := []Grade{3, 1, 2}
	slices.Sort(g)
	fmt.Println(g, slices.Max(g), slices.Contains(g, 2), slices.Index(g, 9))
	slices.SortFunc(p, func(a, b Person) int { return cmp.Or(cmp.Compare(a.Age, b.Age), strings.Compare(a.Name, b.Name)) })
	fmt.Println(p)
	i, ok := slices.BinarySearchFunc(p, 20, func(e Person, t int) int { return cmp.Compare(e.Age, t) })
	fmt.Println(i, ok, sort.Search(len(p), func(i int) bool { return p[i].Age >= 25 }))
	k, found := sort.Find(len(p), func(i int) int { return cmp.Compare(30, p[i].Age) })
	fmt.Println(k, found)
	s := sort.StringSlice{"b", "a"}
	s.Sort()
	fmt.Println(s, s.Search("b"), sort.IntsAreSorted([]int{1, 2}))
}
