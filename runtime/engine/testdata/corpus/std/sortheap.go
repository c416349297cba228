package main

import (
	"cmp"
	"container/heap"
	"container/list"
	"fmt"
	"slices"
	"sort"
)

type person struct {
	name string
	age  int
}

type byAge []person

func (b byAge) Len() int           { return len(b) }
func (b byAge) Less(i, j int) bool { return b[i].age < b[j].age }
func (b byAge) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

type intHeap []int

func (h intHeap) Len() int           { return len(h) }
func (h intHeap) Less(i, j int) bool { return h[i] < h[j] }
func (h intHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *intHeap) Push(x any)        { *h = append(*h, x.(int)) }
func (h *intHeap) Pop() any {
	o := *h
	x := o[len(o)-1]
	*h = o[:len(o)-1]
	return x
}

func main() {
	ps := []person{{"a", 30}, {"b", 20}, {"c", 25}}
	sort.Sort(byAge(ps))
	fmt.Println(ps)
	slices.SortFunc(ps, func(x, y person) int { return cmp.Or(-cmp.Compare(x.age, y.age), cmp.Compare(x.name, y.name)) })
	fmt.Println(ps)
	i, ok := slices.BinarySearchFunc([]int{1, 3, 5}, 3, cmp.Compare[int])
	fmt.Println(i, ok)
	h := &intHeap{5, 2, 8}
	heap.Init(h)
	heap.Push(h, 1)
	for h.Len() > 0 {
		fmt.Print(heap.Pop(h), " ")
	}
	l := list.New()
	l.PushBack(1)
	l.PushFront(0)
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	fmt.Println(slices.Equal([]int{1}, []int{1}), slices.Insert([]int{1, 4}, 1, 2, 3), slices.Compact([]int{1, 1, 2}), slices.Chunk([]int{1, 2, 3}, 2) != nil)
}
