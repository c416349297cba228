package main

import (
	"fmt"
)

type stack[T any] []T

func (s *stack[T]) push(v T) { *s = append(*s, v) }
func (s *stack[T]) pop() T   { o := *s; v := o[len(o)-1]; *s = o[:len(o)-1]; return v }

type ring struct {
	buf     [3]int
	head, n int
}

func (r *ring) put(v int) bool {
	if r.n == len(r.buf) {
		return false
	}
	r.buf[(r.head+r.n)%len(r.buf)] = v
	r.n++
	return true
}
func (r *ring) get() (v int, ok bool) {
	if r.n == 0 {
		return
	}
	v = r.buf[r.head]
	r.head = (r.head + 1) % len(r.buf)
	r.n--
	return v, true
}

func main() {
	var s stack[rune]
	bal := func(t string) bool {
		s = s[:0]
		for _, r := range t {
			switch r {
			case '(', '[':
				s.push(r)
			case ')', ']':
				if len(s) == 0 || s.pop() != map[rune]rune{')': '(', ']': '['}[r] {
					return false
				}
			}
		}
		return len(s) == 0
	}
	fmt.Println(bal("([])"), bal("([)]"), bal("("), bal(""))
	var r ring
	fmt.Println(r.put(1), r.put(2), r.put(3), r.put(4))
	fmt.Println(r.get())
	r.put(5)
	fmt.Println(r.buf, r.head)
	for v, ok := r.get(); ok; v, ok = r.get() {
		fmt.Print(v, " ")
	}
	fmt.Println()
	defer func() { fmt.Println(recover()) }()
	(&stack[int]{}).pop()
}
