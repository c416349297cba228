package main

import "fmt"

func find(m [][]int, v int) (r, c int) {
	for r = range m {
		for c = range m[r] {
			if m[r][c] == v {
				goto found
			}
		}
	}
	return -1, -1
found:
	return r, c
}

func retry() (tries int) {
again:
	tries++
	if tries < 3 {
		goto again
	}
	return
}

func main() {
	fmt.Println(find([][]int{{1, 2}, {3, 4}}, 3))
	fmt.Println(find(nil, 3))
	fmt.Println(retry())
	i := 0
top:
	if i < 3 {
		defer fmt.Print("d", i, " ")
		i++
		goto top
	}
	{
		j := 0
	in:
		j++
		if j < 5 {
			goto in
		}
		fmt.Println(i, j)
	}
	state := 'a'
	out := ""
	goto dispatch
sA:
	out += "A"
	state = 'b'
	goto dispatch
sB:
	out += "B"
	state = 0
dispatch:
	switch state {
	case 'a':
		goto sA
	case 'b':
		goto sB
	}
	fmt.Println(out)
}
