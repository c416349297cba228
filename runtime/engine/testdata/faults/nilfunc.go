package main

type T struct{ f func(int) }

func main() {
	var t T
	t.f(3)
}
