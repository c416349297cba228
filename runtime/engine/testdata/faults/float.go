package main

func main() {
	defer func() {
		defer func() { panic(complex(1, 2)) }()
		panic(float32(1e21))
	}()
	panic(1.5)
}
