package main

func main() {
	c := make(chan int)
	close(c)
	defer func() { c <- 1 }()
	close(c)
}
