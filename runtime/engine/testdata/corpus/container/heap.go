package main

import (
	"container/heap"
	"fmt"
	"sort"
)

type Task struct {
	name  string
	prio  int
	index int
}
type PQ []*Task

func (q PQ) Len() int           { return len(q) }
func (q PQ) Less(i, j int) bool { return q[i].prio > q[j].prio }
func (q PQ) Swap(i, j int)      { q[i], q[j] = q[j], q[i]; q[i].index = i; q[j].index = j }
func (q *PQ) Push(x any)        { t := x.(*Task); t.index = len(*q); *q = append(*q, t) }
func (q *PQ) Pop() any {
	old := *q
	t := old[len(old)-1]
	old[len(old)-1] = nil
	*q = old[:len(old)-1]
	t.index = -1
	return t
}

type Ints struct{ sort.IntSlice }

func (h *Ints) Push(x any) { h.IntSlice = append(h.IntSlice, x.(int)) }
func (h *Ints) Pop() any {
	n := len(h.IntSlice) - 1
	v := h.IntSlice[n]
	h.IntSlice = h.IntSlice[:n]
	return v
}

func main() {
	q := &PQ{}
	for i, n := range []string{"low", "high", "mid", "top"} {
		heap.Push(q, &Task{name: n, prio: []int{1, 8, 5, 9}[i]})
	}
	t := (*q)[len(*q)-1]
	t.prio = 7
	heap.Fix(q, t.index)
	removed := heap.Remove(q, 1).(*Task)
	fmt.Println(removed.name, removed.index)
	for q.Len() > 0 {
		t := heap.Pop(q).(*Task)
		fmt.Println(t.name, t.prio)
	}
	h := &Ints{sort.IntSlice{5, 2, 8}}
	heap.Init(h)
	heap.Push(h, 1)
	for h.Len() > 0 {
		fmt.Print(heap.Pop(h), " ")
	}
	fmt.Println()
	defer func() { fmt.Println(recover()) }()
	heap.Pop(h)
}
