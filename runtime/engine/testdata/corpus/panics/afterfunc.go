package main

import (
	"fmt"
	"os"
	"time"
)

func main() {
	done := make(chan bool)
	time.AfterFunc(time.Millisecond, func() {
		var a []int
		fmt.Println(a[len(os.Args)+4])
		close(done)
	})
	<-done
}
