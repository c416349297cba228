package main

import (
	"errors"
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"testing/quick"
)

type even int

func (even) Generate(r *rand.Rand, size int) reflect.Value {
	return reflect.ValueOf(even(r.Intn(100) * 2))
}

type rec struct {
	A int8
	S []bool
}

func rev[T any](s []T) []T {
	c := slices.Clone(s)
	slices.Reverse(c)
	return c
}

func main() {
	cfg := &quick.Config{MaxCount: 50, Rand: rand.New(rand.NewSource(1))}
	fmt.Println(quick.Check(func(e even) bool { return e%2 == 0 }, cfg))
	fmt.Println(quick.Check(func(r rec, m map[string]rec) bool { return slices.Equal(rev(rev(r.S)), r.S) }, cfg))
	err := quick.Check(func(n uint8) bool { return n < 100 }, cfg)
	var ce *quick.CheckError
	fmt.Println(errors.As(err, &ce), ce.In[0].(uint8) >= 100)
	fmt.Println(quick.CheckEqual(func(a, b int) int { return a + b }, func(a, b int) int { return b + a }, cfg))
	fmt.Println(quick.Check(5, nil))
}
