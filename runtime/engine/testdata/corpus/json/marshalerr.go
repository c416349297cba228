package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
)

type Bad struct{}

func (Bad) MarshalJSON() ([]byte, error) { return nil, errors.New("will not") }

type Invalid struct{}

func (Invalid) MarshalJSON() ([]byte, error) { return []byte(`{oops`), nil }

type BadText int

func (BadText) MarshalText() ([]byte, error) { return nil, io.ErrUnexpectedEOF }

type Cyc struct{ Next *Cyc }

func main() {
	for _, v := range []any{Bad{}, Invalid{}, BadText(1), make(chan int), func() {}, complex(1, 2), math.NaN(), math.Inf(-1),
		map[bool]int{true: 1}, []any{Bad{}}, map[string]any{"k": BadText(2)}} {
		b, err := json.Marshal(v)
		fmt.Printf("%s %T %v\n", b, err, err)
		var me *json.MarshalerError
		if errors.As(err, &me) {
			fmt.Println("  type", me.Type, "inner", me.Unwrap())
		}
	}
	c := &Cyc{}
	c.Next = c
	_, err := json.Marshal(c)
	fmt.Printf("%T %v\n", err, err)
}
