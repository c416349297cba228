package main

import "fmt"

func avg(vs ...int) int {
	t := 0
	for _, v := range vs {
		t += v
	}
	return t / len(vs)
}

func main() {
	fmt.Println(avg(1, 3))
	fmt.Println(avg())
}
