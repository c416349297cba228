package main

import (
	"fmt"
	"runtime"
)

func main() {
	done := make(chan bool)
	go func() { fmt.Println("goroutine"); close(done) }()
	<-done
	defer fmt.Println("deferred in main")
	runtime.Goexit()
}
