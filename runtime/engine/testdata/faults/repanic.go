package main

func f() {
	defer func() {
		r := recover()
		panic(r)
	}()
	panic("first")
}

func main() {
	f()
}
