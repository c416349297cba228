package main

import (
	"container/heap"
	"fmt"
	"sort"
)

type pq []*item
type item struct {
	v        string
	pri, idx int
}

func (p pq) Len() int           { return len(p) }
func (p pq) Less(i, j int) bool { return p[i].pri > p[j].pri }
func (p pq) Swap(i, j int)      { p[i], p[j] = p[j], p[i]; p[i].idx, p[j].idx = i, j }
func (p *pq) Push(x any)        { it := x.(*item); it.idx = len(*p); *p = append(*p, it) }
func (p *pq) Pop() any          { o := *p; it := o[len(o)-1]; *p = o[:len(o)-1]; return it }

type byLen struct{ sort.StringSlice }

func (b byLen) Less(i, j int) bool { return len(b.StringSlice[i]) < len(b.StringSlice[j]) }

func main() {
	p := &pq{}
	for i, s := range []string{"a", "b", "c", "d"} {
		heap.Push(p, &item{v: s, pri: i * 7 % 5})
	}
	it := (*p)[2]
	it.pri = 100
	heap.Fix(p, it.idx)
	for p.Len() > 0 {
		x := heap.Pop(p).(*item)
		fmt.Print(x.v, x.pri, " ")
	}
	fmt.Println()
	s := []string{"ccc", "a", "bb", ""}
	sort.Sort(byLen{s})
	fmt.Printf("%q\n", s)
	sort.Sort(sort.Reverse(byLen{s}))
	fmt.Printf("%q %v\n", s, sort.IsSorted(byLen{s}))
}
