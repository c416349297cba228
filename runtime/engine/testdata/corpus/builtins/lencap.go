package main

import "fmt"

type str string
type sl []int
type arr [4]int
type m map[int]int
type ch chan int

func called() [3]int { fmt.Print("called "); return [3]int{} }

func gen[T ~[]int | ~[]string](t T) (int, int) { return len(t), cap(t) }

func main() {
	c := make(ch, 5)
	c <- 1
	fmt.Println(len(str("héé")), len(sl{1, 2}), cap(make(sl, 1, 7)), len(arr{}), cap(arr{}), len(m{1: 1, 2: 2}), len(c), cap(c))
	p := &arr{}
	fmt.Println(len(p), cap(p), len(*p), len(p[:2]), cap(p[1:2]))
	fmt.Println(len(called()))
	const n = len([...]string{2: "x"}) * len("ab")
	var a [n]bool
	fmt.Println(len(a), n)
	fmt.Println(gen([]int{1}))
	fmt.Println(gen(make([]string, 0, 3)))
	var np *arr
	fmt.Println(len(np))
	var ns sl
	var nm m
	var nc ch
	fmt.Println(len(ns), cap(ns), len(nm), len(nc), cap(nc), len(""))
	x := [][]int{{1}, {}, nil}
	total := 0
	for i := range x {
		total += len(x[i]) + len(x)
	}
	fmt.Println(total, len(x[0][:1]), len("abc"[1:]), len([]rune("日本")), len([]byte("日本")))
	complexParts := complex(float32(1), 2)
	fmt.Println(real(complexParts), imag(complexParts), real(2i), imag(complex(1, 4)))
	var i any = make([]int, 3)
	fmt.Println(len(i.([]int)), len([2][3]int{}[0]), len(struct{ a [6]int }{}.a))
}
