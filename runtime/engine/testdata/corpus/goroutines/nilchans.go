package main

import (
	"fmt"
)

func merge(a, b <-chan int) (out []int) {
	for a != nil || b != nil {
		select {
		case v, ok := <-a:
			if !ok {
				a = nil
				continue
			}
			out = append(out, v)
		case v, ok := <-b:
			if !ok {
				b = nil
				continue
			}
			out = append(out, v*100)
		}
	}
	return
}
func fill(n int) <-chan int {
	c := make(chan int, n)
	for i := range n {
		c <- i + 1
	}
	close(c)
	return c
}

func main() {
	sum := 0
	for _, v := range merge(fill(3), fill(4)) {
		sum += v
	}
	fmt.Println(sum, merge(nil, nil) == nil, len(merge(fill(2), nil)))
	var c chan int
	select {
	case c <- 1:
	case <-c:
	default:
		fmt.Println("nil never ready")
	}
	func() { defer func() { fmt.Println(recover()) }(); close(c) }()
	q := make(chan []int, 1)
	q <- nil
	v, ok := <-q
	fmt.Println(v == nil, ok)
	d := make(chan int)
	go func() { defer close(d) }()
	_, ok = <-d
	fmt.Println(ok, <-d)
	func() { defer func() { fmt.Println(recover()) }(); d <- 1 }()
}
