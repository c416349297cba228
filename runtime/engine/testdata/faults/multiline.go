package main

func add(a, b, c int) int { return a + b + c }

func div(a, b int) int {
	return a / b
}

func main() {
	x := 0
	println(
		add(
			1,
			div(
				4, x),
			3,
		),
	)
}
