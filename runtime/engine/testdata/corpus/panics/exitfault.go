package main

import "fmt"

func main() {
	fmt.Println("start")
	c := make(chan int)
	go func() {
		var m map[string]int
		m["x"] = 1
		c <- 1
	}()
	<-c
}
