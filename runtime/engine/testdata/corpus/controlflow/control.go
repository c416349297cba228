package main

import "fmt"

func classify(n int) (s string) {
	switch {
	case n < 0:
		s = "neg"
	case n == 0:
		s = "zero"
		fallthrough
	case n < 10:
		s += "small"
	default:
		s = "big"
	}
	return
}

func find(grid [][]int, want int) (int, int) {
	for i, row := range grid {
		for j, v := range row {
			if v == want {
				return i, j
			}
		}
	}
	return -1, -1
}

func variadic(prefix string, xs ...int) string { return fmt.Sprint(prefix, len(xs), xs) }

func swap(a, b int) (int, int) { return b, a }

func named() (x int, err error) {
	defer func() { x *= 2 }()
	x = 21
	return x, nil
}

func main() {
	for _, n := range []int{-1, 0, 5, 50} {
		fmt.Print(classify(n), " ")
	}
	fmt.Println(find([][]int{{1, 2}, {3, 4}}, 3))
	fmt.Println(variadic("a"), variadic("b", 1, 2), variadic("c", []int{4, 5, 6}...), variadic("d", nil...))
	fmt.Println(swap(swap(1, 2)))
	fmt.Println(named())
outer:
	for i := 0; i < 3; i++ {
		for j := 0; j < 3; j++ {
			switch {
			case j == 1:
				continue outer
			case i == 2:
				break outer
			}
			fmt.Print(i, j, ";")
		}
	}
	i := 0
again:
	if i < 3 {
		i++
		goto again
	}
	fmt.Println(i)
	if x, ok := map[string]int{"a": 1}["a"]; ok && x > 0 {
		fmt.Println("if with init", x)
	} else if !ok {
		fmt.Println("no")
	}
	a, b := 1, 2
	a, b = b, a+b
	xs := []int{0, 1, 2}
	j := 0
	j, xs[j] = 2, 9
	fmt.Println(a, b, xs, j)
	func() {
		for k := range 2 {
			defer func() { fmt.Print("k", k, " ") }()
		}
	}()
	fmt.Println()
}
