package main

var x = compute()

func compute() int {
	var s []int
	return s[0]
}

func main() {}
