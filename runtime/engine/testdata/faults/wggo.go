package main

import "sync"

func main() {
	var wg sync.WaitGroup
	wg.Go(func() {
		panic("wg")
	})
	wg.Wait()
}
