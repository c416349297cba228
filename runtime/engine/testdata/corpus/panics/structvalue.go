package main

type info struct {
	A int
	B string
}

func main() { panic(info{1, "x"}) }
