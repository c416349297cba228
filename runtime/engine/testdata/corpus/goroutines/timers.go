package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.NewTimer(time.Hour)
	fmt.Println(t.Stop(), t.Reset(time.Millisecond))
	<-t.C
	fired := make(chan string, 1)
	time.AfterFunc(time.Millisecond, func() { fired <- "after" })
	fmt.Println(<-fired)
	tick := time.NewTicker(time.Millisecond)
	for range 3 {
		<-tick.C
	}
	tick.Stop()
	select {
	case <-time.After(5 * time.Second):
		fmt.Println("late")
	case <-time.After(time.Millisecond):
		fmt.Println("early")
	}
	select {
	case <-time.Tick(time.Millisecond):
		fmt.Println("tick")
	}
	stopped := time.AfterFunc(time.Hour, func() { fmt.Println("never") })
	fmt.Println(stopped.Stop(), stopped.Stop())
}
