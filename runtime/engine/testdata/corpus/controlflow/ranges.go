package main

import "fmt"

type count int16

func main() {
	for i := range 3 {
		i *= 10
		fmt.Print(i, " ")
	}
	for i := range count(2) {
		fmt.Printf("%T%v ", i, i)
	}
	for range uint8(2) {
		fmt.Print("x ")
	}
	n := 3
	for i := range n {
		n = 10
		fmt.Print(i, " ")
	}
	for i := range -1 {
		fmt.Print("never", i)
	}
	fmt.Println()
	s := []int{1, 2, 3}
	for i, v := range s {
		if i == 0 {
			s = append(s, 4)
			s[2] = 30
		}
		fmt.Print(v, " ")
	}
	for i := range s {
		s = nil
		fmt.Print(i, " ")
	}
	fmt.Println(s == nil)
	ch := make(chan int, 3)
	ch <- 1
	ch <- 2
	close(ch)
	for v := range ch {
		fmt.Print(v, " ")
	}
	var p *[2]string
	for i := range p {
		fmt.Print(i, " ")
	}
	for i, r := range "aé\xff" {
		fmt.Print(i, r, " ")
	}
	for range []struct{}{{}, {}} {
		fmt.Print(". ")
	}
	fmt.Println()
	var i int
	var arr [3]int
	for i, arr[i] = range []int{7, 8, 9} {
	}
	fmt.Println(i, arr)
	const c = 2
	for i := range c {
		defer func() { fmt.Print(i, " ") }()
	}
	type k struct{ n int }
	for _, e := range []*k{{1}, {2}} {
		e.n *= 2
		defer fmt.Print(e.n, " ")
	}
	for i := range int64(1) << 1 {
		fmt.Printf("%T ", i)
	}
}
