package main

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"iter"
	"maps"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unique"
	"weak"
)

type point struct{ X, Y int }

type myErr struct{ code int }

func (e *myErr) Error() string { return fmt.Sprint("code ", e.code) }

func main() {
	// errors
	err := fmt.Errorf("wrap: %w", &myErr{7})
	if e, ok := errors.AsType[*myErr](err); ok {
		fmt.Println(e.code, e)
	}
	_, ok := errors.AsType[*fs.PathError](err)
	fmt.Println(ok)

	// iter.Pull
	next, stop := iter.Pull(slices.Values([]string{"a", "b"}))
	fmt.Println(next())
	fmt.Println(next())
	fmt.Println(next())
	stop()
	next2, stop2 := iter.Pull2(maps.All(map[point]string{{1, 2}: "x"}))
	fmt.Println(next2())
	stop2()
	fmt.Println(next2())
	var seq iter.Seq[string] = strings.Lines("a\nb\n")
	fmt.Printf("%T\n", seq)
	for l := range seq {
		fmt.Printf("%q ", l)
	}
	for p := range strings.SplitSeq("a,b", ",") {
		fmt.Print(p, " ")
	}
	fmt.Println(slices.Collect(strings.FieldsSeq(" x  y ")))

	// atomic
	var p atomic.Pointer[point]
	fmt.Println(p.Load() == nil, p.CompareAndSwap(nil, &point{1, 2}), *p.Load(), *p.Swap(&point{3, 4}), *p.Load())
	fmt.Printf("%T\n", &p)
	type holder struct {
		cfg atomic.Pointer[point]
		n   atomic.Int64
	}
	var h holder
	h.cfg.Store(&point{5, 6})
	h.n.Add(2)
	fmt.Println(h.cfg.Load().X, h.n.Load())

	// sync
	f := sync.OnceValue(func() int { fmt.Println("once"); return 42 })
	fmt.Println(f(), f())
	g := sync.OnceValues(func() (int, error) { return 1, errors.New("e") })
	fmt.Println(g())
	sync.OnceFunc(func() { fmt.Println("oncefunc") })()
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		pf := sync.OnceValue(func() int { panic("boom") })
		pf()
	}()
	var wg sync.WaitGroup
	var n atomic.Int32
	for range 10 {
		wg.Go(func() { n.Add(1) })
	}
	wg.Wait()
	fmt.Println(n.Load())
	var m sync.Map
	m.Store("k", 1)
	v, _ := m.Load("k")
	fmt.Println(v)

	// rand
	fmt.Println(rand.N(10) < 10, rand.N(time.Second) < time.Second)
	r := rand.New(rand.NewPCG(1, 2))
	fmt.Println(r.IntN(100), r.Perm(5))

	// reflect
	fmt.Println(reflect.TypeFor[map[string]point](), reflect.TypeFor[error]())
	x, ok := reflect.TypeAssert[int](reflect.ValueOf(3))
	fmt.Println(x, ok)
	for i, v := range reflect.ValueOf([]int{7, 8}).Seq2() {
		fmt.Print(i, " ", v, ";")
	}
	fmt.Println()

	// unique, weak
	h1, h2 := unique.Make("a"+strings.Repeat("b", 2)), unique.Make("abb")
	fmt.Println(h1 == h2, h1.Value(), unique.Make(point{1, 2}) == unique.Make(point{1, 2}))
	fmt.Printf("%T\n", h1)
	pt := &point{9, 9}
	w := weak.Make(pt)
	fmt.Println(w.Value() == pt, w == weak.Make(pt))
	runtime.KeepAlive(pt)

	// maphash
	seed := maphash.MakeSeed()
	fmt.Println(maphash.Comparable(seed, point{1, 2}) == maphash.Comparable(seed, point{1, 2}), maphash.Comparable(seed, 1) == maphash.Comparable(seed, 2))

	// slices, maps, cmp
	s := []point{{3, 1}, {1, 2}, {2, 0}}
	slices.SortFunc(s, func(a, b point) int { return cmp.Compare(a.X, b.X) })
	fmt.Println(s, slices.IndexFunc(s, func(p point) bool { return p.X == 2 }))
	fmt.Println(slices.SortedFunc(maps.Values(map[string]int{"a": 3, "b": 1}), cmp.Compare[int]))
	fmt.Println(slices.Collect(slices.Chunk([]int{1, 2, 3, 4, 5}, 2)), slices.Repeat([]int{1}, 3), slices.Concat([]int{1}, []int{2, 3}))
	keys := slices.Sorted(maps.Keys(map[string]bool{"z": true, "y": false}))
	fmt.Println(keys, cmp.Or("", "d"), min(1, 2))
	i, found := slices.BinarySearch(keys, "z")
	fmt.Println(i, found, slices.Max([]float64{1, 3, 2}))
	fmt.Println(maps.Collect(slices.All([]string{"q"})))
	fmt.Println(slices.IsSorted(keys), sort.SearchInts([]int{1, 3}, 2) == 1 && true)

	// sql.Null
	var nn sql.Null[string]
	nn.Scan([]byte("text"))
	fmt.Println(nn)
	val, err2 := nn.Value()
	fmt.Println(val, err2)

	// context
	ctx, cancel := context.WithCancelCause(context.Background())
	cancel(&myErr{3})
	if e, ok := errors.AsType[*myErr](context.Cause(ctx)); ok {
		fmt.Println(e)
	}
	done := make(chan bool)
	c := runtime.AddCleanup(&point{}, func(int) {}, 1)
	c.Stop()
	context.AfterFunc(ctx, func() { close(done) })
	<-done
}
