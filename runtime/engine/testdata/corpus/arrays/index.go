package main

import "fmt"

func at(i int) (v int, err any) {
	a := [4]int{1, 2, 3, 4}
	defer func() { err = recover() }()
	return a[i], nil
}

func set(p *[2]string, i uint8) (err any) {
	defer func() { err = recover() }()
	p[i] = "set"
	return nil
}

func main() {
	for _, i := range []int{0, 3, 4, -1} {
		fmt.Println(at(i))
	}
	var p [2]string
	fmt.Println(set(&p, 1), set(&p, 2), set(nil, 0), p)
	func() {
		defer func() { fmt.Println(recover()) }()
		var np *[3]int
		for i := range np {
			fmt.Print(i)
		}
		fmt.Println(len(np))
		for _, v := range np {
			fmt.Print(v)
		}
	}()
	grid := [3][4]int{1: {2: 5}, 2: {1, 1, 1, 1}}
	sum := 0
	for _, row := range grid {
		for _, v := range row {
			sum += v
		}
	}
	fmt.Println(sum, grid, len(grid[0]))
	e := [...]string{'c' - 'a': "c", 'a' - 'a': "a"}
	fmt.Printf("%q\n", e)
	ptrs := [2]*int{new(int), new(int)}
	*ptrs[0]++
	cp := ptrs
	*cp[1] = 7
	fmt.Println(*ptrs[0], *ptrs[1])
	s := grid[1][1:3:4]
	s = append(s, 8)
	fmt.Println(grid[1], s, cap(s))
}
