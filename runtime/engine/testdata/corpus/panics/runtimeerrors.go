//go:build !386 && !arm

package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
)

type T struct{ a, b int }
type E struct{ s string }

func (e E) Error() string { return "E:" + e.s }

type MyInt int
type S string

func (s S) String() string { return "S:" + string(s) }

func try(name string, f func()) {
	defer func() {
		r := recover()
		_, isRT := r.(runtime.Error)
		var te *runtime.TypeAssertionError
		e, _ := r.(error)
		fmt.Printf("%s: %T %v rt=%v te=%v\n", name, r, r, isRT, e != nil && errors.As(e, &te))
	}()
	f()
}

type I interface{ M() }
type J interface {
	M()
	N()
}
type A struct{}

func (A) M() {}

type B struct{}

func (*B) M() {}

var zero int
var nilmap map[string]int
var nilp *T
var s = []int{1, 2, 3}
var arr [3]int
var idx = 5
var neg = -1
var str = "abc"

func main() {
	try("div", func() { fmt.Println(1 / zero) })
	try("mod", func() { fmt.Println(1 % zero) })
	try("divu8", func() { var z uint8; fmt.Println(uint8(1) / z) })
	try("nilmap", func() { nilmap["a"] = 1 })
	try("nilptr", func() { fmt.Println(nilp.a) })
	try("nilptr2", func() { nilp.b = 2 })
	try("idx", func() { fmt.Println(s[idx]) })
	try("idxneg", func() { fmt.Println(s[neg]) })
	try("idxset", func() { s[idx] = 1 })
	try("arr", func() { fmt.Println(arr[idx]) })
	try("arrset", func() { arr[idx] = 1 })
	try("arrneg", func() { arr[neg] = 1 })
	try("str", func() { fmt.Println(str[idx]) })
	try("strneg", func() { fmt.Println(str[neg]) })
	try("slice1", func() { fmt.Println(s[idx:]) })
	try("slice2", func() { fmt.Println(s[:idx]) })
	try("slice3", func() { fmt.Println(s[2 : zero+1 : 2]) })
	try("slice4", func() { fmt.Println(s[neg:]) })
	try("slice5", func() { fmt.Println(s[:neg]) })
	try("slice6", func() { fmt.Println(s[:2:idx]) })
	try("slicea", func() { fmt.Println(arr[idx:]) })
	try("slicea2", func() { fmt.Println(arr[:idx]) })
	try("slices1", func() { fmt.Println(str[idx:]) })
	try("slices2", func() { fmt.Println(str[:idx]) })
	try("slices3", func() { fmt.Println(str[2 : zero+1]) })
	try("slice7", func() { fmt.Println(s[2 : zero+1]) })
	try("conv", func() { fmt.Println([4]int(s)) })
	try("conv2", func() { fmt.Println((*[4]int)(s)) })
	try("make", func() { fmt.Println(make([]int, neg)) })
	try("makecap", func() { fmt.Println(make([]int, 2, zero+1)) })
	try("makechan", func() { fmt.Println(make(chan int, neg)) })
	try("closenil", func() { var c chan int; close(c) })
	try("closeclosed", func() { c := make(chan int); close(c); close(c) })
	try("sendclosed", func() { c := make(chan int, 1); close(c); c <- 1 })
	try("assert1", func() { var i any = 1; _ = i.(string) })
	try("assert2", func() { var i any; _ = i.(string) })
	try("assert3", func() { var i any = A{}; _ = i.(J) })
	try("assert4", func() { var i any = B{}; _ = i.(I) })
	try("assert5", func() { var i I = A{}; _ = i.(J) })
	try("assert6", func() { var i I; _ = i.(A) })
	try("assert7", func() { var i I; _ = i.(J) })
	try("assert8", func() { var i any = T{}; _ = i.(*T) })
	try("assert9", func() { var i I = A{}; _ = i.(*B) })
	try("nilinvoke", func() { var i I; i.M() })
	try("nilfunc", func() { var f func(); f() })
	try("cmp", func() { var a, b any = []int{1}, []int{1}; fmt.Println(a == b) })
	try("cmp2", func() { var a, b any = struct{ f func() }{}, struct{ f func() }{}; fmt.Println(a == b) })
	try("cmp3", func() { var a, b any = map[int]int{}, map[int]int{}; fmt.Println(a == b) })
	try("hash", func() { m := map[any]int{}; m[[]int{1}] = 1 })
	try("hash2", func() { m := map[any]int{}; _ = m[func() {}] })
	try("hash3", func() { m := map[any]int{}; _ = m[[1]any{map[int]int{}}] })
	try("hash4", func() { m := map[any]int{}; delete(m, []string{}) })
	try("hash5", func() { m := map[any]int{1: 1}; type K struct{ a any }; m[K{[]int{}}] = 2 })
	try("panicnil", func() { panic(nil) })
	try("panicerr", func() { panic(E{"x"}) })
	try("panicT", func() { panic(T{1, 2}) })
	try("panicmyint", func() { panic(MyInt(3)) })
	try("panicS", func() { panic(S("q")) })
	try("shift", func() { fmt.Println(1 << neg) })
	try("shift2", func() { x := 8; fmt.Println(x >> neg) })
	try("methval", func() { var p *A; f := p.M; f() })
	try("methvalI", func() { var p I; f := p.M; f() })
	try("deref", func() { var p *int; fmt.Println(*p) })
	try("derefset", func() { var p *int; *p = 1 })
	try("nilslice", func() { var p *[3]int; fmt.Println(p[1]) })
	try("nilslice2", func() {
		var p *[3]int
		fmt.Println(len(p))
		for i := range p {
			fmt.Println(i)
		}
	})
	try("nilslice3", func() { var p *[3]int; fmt.Println(p[:]) })
	try("nilslice4", func() {
		var p *[3]int
		for i, v := range p {
			fmt.Println(i, v)
		}
	})
	try("negdiv", func() { x := -1 << 63; y := -1; fmt.Println(x/y, x%y) })
	try("goexitlike", func() { fmt.Fprintln(os.Stdout, "x"); var e error; _ = e.Error() })
	try("u64idx", func() { var u uint64 = 1 << 63; fmt.Println(s[u]) })
	try("u64idx2", func() { var u uint64 = 1 << 63; fmt.Println(s[u:]) })
	try("u64idx3", func() { var u uint64 = 1<<64 - 1; fmt.Println(s[:u]) })
	try("u64str", func() { var u uint64 = 1<<64 - 1; fmt.Println(str[u]) })
	try("i8idx", func() { var u int8 = -3; fmt.Println(s[u]) })
	try("chanconv", func() { var f func() int; defer fmt.Println("deferred"); go func() {}(); _ = f() })
	try("arrptr conv", func() {
		var s []int
		p := (*[0]int)(s)
		fmt.Println(p == nil)
		q := (*[0]int)([]int{})
		fmt.Println(q == nil)
		_ = (*[1]int)(s)
	})
	try("maplit", func() { fmt.Println(map[any]int{[]int(nil): 1}) })
	try("switch", func() {
		var x any = []int{}
		switch x {
		case []int(nil) == nil:
		case x:
		}
	})
	try("appendbig", func() {
		var a []struct{}
		a = append(a, make([]struct{}, 1<<62)...)
		a = append(a, a...)
		fmt.Println(len(a))
	})
	try("makebig", func() { n := 1 << 62; fmt.Println(make([]int64, n)) })
	try("makebigmap", func() { n := -5; m := make(map[int]int, n); fmt.Println(m) })
	try("strconv", func() { fmt.Println([]byte(str)[idx]) })
	try("clear", func() { clear(nilmap); fmt.Println("ok") })
	try("deferednil", func() { var f func(); defer f(); fmt.Println("before") })
}
