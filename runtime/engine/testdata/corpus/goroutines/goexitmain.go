package main

import (
	"fmt"
	"os"
	"runtime"
	"time"
)

func main() {
	go func() { time.Sleep(100 * time.Millisecond); fmt.Println("other ends the program"); os.Exit(0) }()
	defer fmt.Println("main deferred 1")
	defer func() { fmt.Println("recovers nothing", recover()) }()
	func() {
		defer func() { fmt.Println("got", recover()) }()
		defer func() { panic("p") }()
		runtime.Goexit()
	}()
	fmt.Println("not reached")
}
