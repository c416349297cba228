package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"sort"
	"strings"
	"sync"
	"testing/fstest"
)

type pair struct {
	name string
	n    int8
	f    float64
}

// Function literals of many shapes, called by compiled code and by the program, with what they capture, with named types, and with results of all sizes.
func main() {
	base := int8(-100)
	fmt.Println(strings.Map(func(r rune) rune { return r + 1 }, "HAL"))
	fmt.Println(strings.FieldsFunc("a1b2c", func(r rune) bool { return r >= '0' && r <= '9' }))
	fmt.Println(strings.IndexFunc("xyz", func(r rune) bool { return r == 'z' }))
	words := []string{"b", "a", "c"}
	sort.Slice(words, func(i, j int) bool { return words[i] < words[j] })
	fmt.Println(words, sort.Search(100, func(i int) bool { return i*i >= 50 }))
	var m sync.Map
	m.Store("k", 1)
	m.Range(func(k, v any) bool { fmt.Println(k, v); return true })
	files := fstest.MapFS{"d/f": {Data: []byte("x")}}
	err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if path == "d" {
			return fs.SkipDir
		}
		return err
	})
	fmt.Println(err)
	once := sync.OnceValues(func() (string, error) { return "once", errors.New("bad") })
	fmt.Println(once())
	fmt.Println(context.WithValue(context.Background(), pair{"k", 1, 2}, 3).Value(pair{"k", 1, 2}))

	fs := []any{
		func() int8 { return base - 100 },
		func(x float64) float64 { return x / 2 },
		func(a, b float64) float64 { return a * b },
		func(p *pair) string { p.n++; return p.name },
		func(p pair) pair { p.name += "!"; return p },
		func(b []byte) error { return errors.New(string(b)) },
		func(s string) (string, bool) { return s + s, s == "" },
		func(args ...int) int { return len(args) },
		func(f func(int8) int8) int8 { return f(base) },
	}
	p := &pair{"p", 127, 0.5}
	fmt.Println(fs[0].(func() int8)(), fs[1].(func(float64) float64)(3), fs[2].(func(a, b float64) float64)(2, 4))
	fmt.Println(fs[3].(func(*pair) string)(p), p.n, fs[4].(func(pair) pair)(*p), fs[5].(func([]byte) error)([]byte("e")))
	s, empty := fs[6].(func(string) (string, bool))("ab")
	fmt.Println(s, empty, fs[7].(func(...int) int)(1, 2, 3), fs[8].(func(func(int8) int8) int8)(func(x int8) int8 { return x - 100 }))
	fmt.Printf("%T %T\n", fs[6], fs[8])

	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		sort.Slice(words, func(i, j int) bool { panic("in a comparator") })
	}()
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		var f func(int) int
		f(1)
	}()

	a, b, c, d := "a", "b", "c", "d"
	x, y := []int{1}, []int{2}
	for range 5 {
		a, b, c, d = b, a, d, c
		x, y = y, x
		fmt.Print(a, b, c, d, x, y, " ")
	}
	fmt.Println()

	one, two, three, done := make(chan pair, 1), make(chan error, 1), make(chan int8), make(chan struct{})
	send := pair{"sent", 3, 1.5}
	for i := range 3 {
		select {
		case one <- send:
			fmt.Println("sent", i)
		default:
			v, ok := <-one
			fmt.Println(v, ok)
		}
		select {
		case two <- nil:
		case e, ok := <-two:
			fmt.Println(e, ok)
		}
	}
	go func() { three <- base; close(done) }()
	for three != nil {
		select {
		case v := <-three:
			fmt.Println(v)
		case _, open := <-done:
			fmt.Println(open)
			three = nil
		}
	}
	close(one)
	for v := range one {
		fmt.Println(v)
	}
	v, open := <-one
	fmt.Println(v, open)
}
