package main

import "fmt"

type buf struct {
	data []byte
	pos  int
}

func (b *buf) take(n int) []byte {
	p := b.data[b.pos : b.pos+n : b.pos+n]
	b.pos += n
	return p
}

func reverse(s []int) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}

func main() {
	b := buf{data: []byte("abcdef")}
	x, y := b.take(2), b.take(3)
	x = append(x, '!')
	y[0] = 'C'
	fmt.Println(string(b.data), string(x), string(y))
	s := []int{1, 2, 3, 4, 5}
	reverse(s[1:4])
	fmt.Println(s)
	copy(s[2:], s)
	fmt.Println(s)
	copy(s, s[2:])
	fmt.Println(s)
	t := s
	t[0] = 99
	fmt.Println(s[0], &s[0] == &t[0], &s[1] == &t[0])
	p := &s[1]
	*p = 50
	s = append(s, 6, 7, 8, 9, 10, 11)
	*p = 51
	fmt.Println(s[1], t[1])
	ss := [][]int{t, t[:2]}
	ss[1][0]++
	ss[0][1]--
	fmt.Println(ss, t)
	st := struct{ s []int }{t}
	st2 := st
	st2.s[2] = 1000
	fmt.Println(st.s[2])
	s = s[:0]
	s = append(s, 1)
	fmt.Println(s[:3][0], len(s))
}
