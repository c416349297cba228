package main

func init() {
}

func init() {
	panic("init 2")
}

func main() {}
