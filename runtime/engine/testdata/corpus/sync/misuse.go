package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func try(name string, f func()) {
	defer func() {
		r := recover()
		_, isErr := r.(error)
		fmt.Printf("%s: %v %T %t\n", name, r, r, isErr)
	}()
	f()
}

func main() {
	try("wg", func() {
		var wg sync.WaitGroup
		wg.Done()
	})
	try("oncepanic", func() {
		var o sync.Once
		try("inner", func() { o.Do(func() { panic(fmt.Errorf("first")) }) })
		o.Do(func() { fmt.Println("not again") })
	})
	try("atomicnil", func() {
		var v atomic.Value
		v.Store(nil)
	})
	try("closeclosed", func() {
		c := make(chan int)
		close(c)
		close(c)
	})
	try("condcopy", func() {
		c := sync.NewCond(&sync.Mutex{})
		c.L.Lock()
		c.Signal()
		c.L.Unlock()
	})
}
