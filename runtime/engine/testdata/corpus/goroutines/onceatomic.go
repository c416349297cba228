package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type lazy struct {
	once sync.Once
	v    int
	err  error
}

func (l *lazy) get() (int, error) {
	l.once.Do(func() {
		l.v++
		if l.v > 1 {
			l.err = fmt.Errorf("twice")
		}
	})
	return l.v, l.err
}

type cfg struct{ n int }

func main() {
	l := &lazy{}
	var wg sync.WaitGroup
	for range 10 {
		wg.Go(func() { l.get() })
	}
	wg.Wait()
	fmt.Println(l.get())
	v, e := sync.OnceValues(func() (int, error) { return 3, nil })()
	fmt.Println(v, e)
	f := sync.OnceFunc(func() { panic("once") })
	for range 2 {
		func() { defer func() { fmt.Println(recover()) }(); f() }()
	}
	var val atomic.Value
	fmt.Println(val.Load())
	val.Store(cfg{1})
	fmt.Println(val.Load().(cfg).n, val.Swap(cfg{2}), val.CompareAndSwap(cfg{2}, cfg{3}), val.Load())
	func() { defer func() { fmt.Println(recover()) }(); val.Store("other") }()
	var n atomic.Int32
	var u atomic.Uint64
	var b atomic.Bool
	fmt.Println(n.Add(5), n.Swap(1), n.CompareAndSwap(1, 9), n.Load(), u.Add(^uint64(0)), b.Swap(true), n.And(1), n.Or(6), n.Load())
	var i int64
	atomic.AddInt64(&i, 7)
	fmt.Println(atomic.LoadInt64(&i), atomic.SwapInt64(&i, 0), i)
}
