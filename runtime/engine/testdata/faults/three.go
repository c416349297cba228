package main

func f() {
	defer func() {
		panic("third")
	}()
	defer func() {
		panic("second")
	}()
	panic("first")
}

func main() {
	defer func() {
		panic("fourth")
	}()
	f()
}
