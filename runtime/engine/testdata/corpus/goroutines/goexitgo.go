package main

import (
	"fmt"
	"runtime"
)

func main() {
	before := runtime.NumGoroutine()
	for range 50 {
		go runtime.Goexit()
	}
	for runtime.NumGoroutine() > before {
		runtime.Gosched()
	}
	fmt.Println("all have ended")
}
