package main

import (
	"fmt"
	"runtime"
	"unique"
	"weak"
)

type addr struct {
	host string
	port int
}

type cache struct {
	m map[string]weak.Pointer[addr]
}

func main() {
	a, b := unique.Make(addr{"x", 1}), unique.Make(addr{"x", 1})
	fmt.Println(a == b, a.Value(), unique.Make("s") == unique.Make("t"))
	set := map[unique.Handle[addr]]int{a: 1}
	set[b]++
	fmt.Println(len(set), set[a])
	p := &addr{"h", 2}
	w := weak.Make(p)
	fmt.Println(w.Value() == p, w == weak.Make(p), w.Value().host)
	c := cache{map[string]weak.Pointer[addr]{"k": w}}
	fmt.Println(c.m["k"].Value().port, c.m["none"].Value() == nil)
	runtime.KeepAlive(p)
	done := make(chan string, 1)
	func() {
		q := &addr{"gone", 3}
		runtime.AddCleanup(q, func(s string) { done <- s }, "cleaned")
	}()
	for range 10 {
		runtime.GC()
	}
	fmt.Println(<-done)
}
