package main

type E string

type N int

func main() {
	defer func() {
		panic(N(4))
	}()
	panic(E("a\nb"))
}
