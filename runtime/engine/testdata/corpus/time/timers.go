package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.NewTimer(time.Hour)
	fmt.Println(t.Stop(), t.Stop(), t.Reset(time.Millisecond))
	<-t.C
	fmt.Println("fired")
	done := make(chan string, 3)
	time.AfterFunc(time.Millisecond, func() { done <- "after" })
	fmt.Println(<-done)
	af := time.AfterFunc(time.Hour, func() { done <- "never" })
	fmt.Println(af.Stop())
	tick := time.NewTicker(time.Millisecond)
	for i := range 3 {
		<-tick.C
		fmt.Println("tick", i)
	}
	tick.Stop()
	tick.Reset(time.Millisecond)
	<-tick.C
	tick.Stop()
	select {
	case <-done:
		fmt.Println("unexpected")
	case <-time.After(time.Millisecond):
		fmt.Println("timeout")
	}
	start := time.Now()
	time.Sleep(2 * time.Millisecond)
	fmt.Println(time.Since(start) >= 2*time.Millisecond, time.Until(start) < 0, !time.Now().Before(start))
	defer func() { fmt.Println(recover()) }()
	time.NewTicker(0)
}
