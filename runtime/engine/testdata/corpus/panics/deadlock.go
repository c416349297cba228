package main

import "fmt"

func main() {
	fmt.Println("waiting")
	ch := make(chan int)
	ch <- 1
	fmt.Println("never")
}
