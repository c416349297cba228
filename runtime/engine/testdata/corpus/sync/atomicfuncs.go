package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

var total int64
var flags uint32
var ptr atomic.Pointer[string]

func main() {
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for range 100 {
				atomic.AddInt64(&total, int64(i))
			}
			for {
				old := atomic.LoadUint32(&flags)
				if atomic.CompareAndSwapUint32(&flags, old, old|1<<i) {
					break
				}
			}
		})
	}
	wg.Wait()
	fmt.Println(atomic.LoadInt64(&total), flags)
	fmt.Println(atomic.SwapInt64(&total, 5), total, atomic.OrUint32(&flags, 0x100), atomic.AndUint32(&flags, 0xff), flags)
	s := "x"
	fmt.Println(ptr.Swap(&s) == nil, *ptr.Load())
	var a atomic.Int32
	fmt.Println(a.Or(6), a.And(3), a.Load())
	var v atomic.Value
	fmt.Println(v.Load() == nil)
	v.Store(1)
	defer func() { fmt.Println(recover()) }()
	v.Store("other type")
}
