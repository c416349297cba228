package main

import (
	"fmt"
	"runtime"
	"sync"
)

func inner() {
	defer fmt.Println("inner deferred")
	defer func() { fmt.Println("recover", recover()) }()
	runtime.Goexit()
	fmt.Println("not reached")
}

type T struct{}

func (T) M() { defer fmt.Println("M deferred"); runtime.Goexit() }

func main() {
	var wg sync.WaitGroup
	run := func(name string, f func()) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer fmt.Println(name, "done")
			f()
			fmt.Println(name, "returned")
		}()
		wg.Wait()
	}
	run("simple", func() { runtime.Goexit() })
	run("inner", inner)
	run("deep", func() { func() { defer func() { fmt.Println("mid") }(); inner() }() })
	run("method", func() { var i interface{ M() } = T{}; i.M() })
	run("after recover", func() {
		defer func() { recover(); runtime.Goexit() }()
		panic("x")
	})
	run("while panicking", func() {
		defer func() { fmt.Println("outer recover", recover()) }()
		defer func() { runtime.Goexit() }()
		panic("replaced by Goexit")
	})
	run("defer goexit", func() { defer runtime.Goexit(); fmt.Println("end") })
	run("panic in deferred while goexit", func() {
		defer func() { fmt.Println("got", recover()) }()
		defer func() { panic("p") }()
		runtime.Goexit()
	})
	run("goexit then recover elsewhere", func() {
		defer func() {
			defer func() { fmt.Println("r", recover()) }()
			panic("q")
		}()
		runtime.Goexit()
	})
	run("loop", func() {
		for i := range 3 {
			defer fmt.Println("loop", i)
			if i == 1 {
				runtime.Goexit()
			}
		}
	})
	run("closure", func() {
		x := 1
		defer func() { fmt.Println("x", x) }()
		g := func() { x = 2; runtime.Goexit() }
		g()
	})
	go runtime.Goexit()
	var once sync.Once
	run("once", func() { once.Do(func() { defer fmt.Println("in once"); runtime.Goexit() }) })
	once.Do(func() { fmt.Println("not again") })
	fmt.Println("main end")
}
