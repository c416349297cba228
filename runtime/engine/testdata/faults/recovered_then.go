package main

func f() {
	defer func() {
		panic("third")
	}()
	defer func() {
		recover()
	}()
	panic("first")
}

func main() {
	f()
}
