package main

func closeIt(i int) {
	if i == 1 {
		panic("close 1")
	}
}

func work() {
	for i := range 3 {
		defer closeIt(i)
	}
	println("working")
}

func main() {
	work()
}
