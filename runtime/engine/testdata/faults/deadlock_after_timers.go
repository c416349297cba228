package main

import (
	"context"
	"fmt"
	"time"
)

func main() {
	c := make(chan int)
	time.AfterFunc(20*time.Millisecond, func() { c <- 1 })
	<-c
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	<-ctx.Done()
	<-time.After(20 * time.Millisecond)
	t := time.NewTimer(20 * time.Millisecond)
	<-t.C
	fmt.Println("timers are over")
	<-c
}
