package main

import (
	"fmt"
	"runtime"
	"sync"
)

func ender(name string, out chan<- string) {
	defer func() { out <- fmt.Sprint(name, " outer ", recover()) }()
	func() {
		defer func() { out <- fmt.Sprint(name, " inner ", recover()) }()
		runtime.Goexit()
	}()
	out <- "never"
}

func main() {
	done := make(chan string, 2)
	go ender("a", done)
	fmt.Println(<-done)
	fmt.Println(<-done)
	end := make(chan bool)
	go func() {
		defer close(end)
		defer func() { recover(); runtime.Goexit() }()
		panic("replaced by Goexit")
	}()
	_, ok := <-end
	fmt.Println(ok)
	var wg sync.WaitGroup
	var mu sync.Mutex
	for i := range 3 {
		wg.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			if i == 1 {
				runtime.Goexit()
			}
		})
	}
	wg.Wait()
	fmt.Println(mu.TryLock())
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer fmt.Println("deferred")
		runtime.Goexit()
	}()
	wg.Wait()
	defer func() { fmt.Println("main", recover()) }()
	runtime.Goexit()
}
