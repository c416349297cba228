package main

import (
	"fmt"
	"time"
)

func main() {
	go func() {
		for {
			time.Sleep(time.Hour)
		}
	}()
	go func() { select {} }()
	fmt.Println("main returns")
}
