package main

import (
	"errors"
	"fmt"
)

func divmod(a, b int) (q, r int, err error) {
	if b == 0 {
		err = errors.New("div")
		return
	}
	q = a / b
	r = a % b
	return q, r, nil
}

func three() (int, string, []int)          { return 1, "two", []int{3} }
func take(i int, s string, x []int) string { return fmt.Sprint(i, s, x) }
func rest(i int, xs ...any) int            { return len(xs) }
func swap(a, b string) (string, string)    { return b, a }
func named() (x, y int) {
	x, y = 1, 2
	defer func() { x *= 10; y += x }()
	return y, x
}

func main() {
	fmt.Println(divmod(7, 2))
	fmt.Println(divmod(7, 0))
	fmt.Println(take(three()), rest(three()))
	a, b := swap(swap("a", "b"))
	fmt.Println(a, b)
	_, s, _ := three()
	fmt.Println(s)
	fmt.Println(named())
	x, y := 1, 2
	x, y = y, x+y
	x, y = y, x+y
	fmt.Println(x, y)
	i := 0
	arr := []int{10, 20, 30}
	i, arr[i] = 2, 99
	fmt.Println(i, arr)
	arr[0], arr[2], i = arr[2], arr[0], arr[1]
	fmt.Println(arr, i)
	q, err := func() (int, error) { return 5, nil }()
	q, r, err := divmod(q, 3)
	fmt.Println(q, r, err)
	f := three
	n, _, z := f()
	fmt.Println(n, z)
}
