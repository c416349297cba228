package main

import "time"

func main() {
	time.AfterFunc(time.Millisecond, func() {
		panic("after")
	})
	select {}
}
