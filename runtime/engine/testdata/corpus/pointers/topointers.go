package main

import (
	"fmt"
)

type tree struct {
	l, r *tree
	k    int
}

func insert(t **tree, k int) {
	for *t != nil {
		if k < (*t).k {
			t = &(*t).l
		} else {
			t = &(*t).r
		}
	}
	*t = &tree{k: k}
}
func del(t **tree, k int) {
	for *t != nil && (*t).k != k {
		if k < (*t).k {
			t = &(*t).l
		} else {
			t = &(*t).r
		}
	}
	if n := *t; n != nil {
		if n.l == nil {
			*t = n.r
		} else if n.r == nil {
			*t = n.l
		} else {
			m := &n.r
			for (*m).l != nil {
				m = &(*m).l
			}
			n.k = (*m).k
			*m = (*m).r
		}
	}
}
func walk(t *tree) []int {
	if t == nil {
		return nil
	}
	return append(append(walk(t.l), t.k), walk(t.r)...)
}

func main() {
	var root *tree
	for _, k := range []int{5, 2, 8, 1, 3, 9, 7} {
		insert(&root, k)
	}
	fmt.Println(walk(root))
	del(&root, 5)
	del(&root, 1)
	del(&root, 100)
	fmt.Println(walk(root), root.k)
	p := &root.l
	*p = nil
	fmt.Println(walk(root))
	x, y := 1, 2
	a, b := &x, &y
	pa, pb := &a, &b
	*pa, *pb = *pb, *pa
	**pa = 20
	fmt.Println(x, y, *a, *b)
}
