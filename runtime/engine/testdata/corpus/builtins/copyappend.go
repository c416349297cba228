package main

import "fmt"

type bs []byte
type item struct{ v int }

func main() {
	s := []int{1, 2, 3, 4, 5}
	fmt.Println(copy(s[1:], s), s)
	fmt.Println(copy(s, s[2:]), s)
	var n []int
	fmt.Println(copy(n, s), copy(s, n), copy(s[:0], s))
	b := make(bs, 3)
	fmt.Println(copy(b, "hello"), len(b))
	copy(b[1:], []byte("XYZ"))
	fmt.Println(string(b))
	arr := [4]int{}
	fmt.Println(copy(arr[:], s), arr)
	items := []item{{1}, {2}}
	cp := make([]item, 2)
	copy(cp, items)
	cp[0].v = 100
	fmt.Println(items, cp)
	ptrs := []*item{{1}}
	pc := append([]*item(nil), ptrs...)
	pc[0].v++
	fmt.Println(ptrs[0].v)
	full := s[:2:2]
	ext := append(full, 99)
	ext[0] = -1
	fmt.Println(s[0], full[0], ext)
	share := append(s[:1], 77)
	fmt.Println(s, share)
	fmt.Println(append([]byte("a"), "bc"...), string(append(bs("x"), bs("y")...)))
	fmt.Println(append([][]int{{1}}, nil, []int{2}), append([]any{}, nil, 1, []any{2}))
	fmt.Println(append([]int{}, append([]int{1}, 2)...), len(append([]struct{}{}, make([]struct{}, 3)...)))
	var e []error
	e = append(e, nil, fmt.Errorf("x"))
	fmt.Println(len(e), e[0] == nil, e)
	fs := append([]func(int) int{}, func(i int) int { return i + 1 })
	fmt.Println(fs[0](1))
	defer fmt.Println("deferred copy", s)
	defer copy(s, []int{0, 0})
	type S []item
	var st S
	st = append(st, item{1})
	st = append(st, st...)
	fmt.Printf("%v %T\n", st, st)
}
