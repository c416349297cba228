package main

import (
	"encoding/json"
	"fmt"
)

type Opt[T any] struct {
	v  T
	ok bool
}

func Some[T any](v T) Opt[T] { return Opt[T]{v, true} }

func (o Opt[T]) MarshalJSON() ([]byte, error) {
	if !o.ok {
		return []byte("null"), nil
	}
	return json.Marshal(o.v)
}

func (o *Opt[T]) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		*o = Opt[T]{}
		return nil
	}
	o.ok = true
	return json.Unmarshal(b, &o.v)
}

type Page[T any] struct {
	Items []T                 `json:"items"`
	Next  Opt[string]         `json:"next"`
	Meta  map[string]Opt[int] `json:"meta,omitempty"`
}

type Row struct {
	A Opt[int]
	B Opt[[]string]
}

func main() {
	p := Page[Row]{Items: []Row{{Some(1), Some([]string{"x"})}, {}}, Meta: map[string]Opt[int]{"n": Some(3), "z": {}}}
	b, err := json.Marshal(p)
	fmt.Println(string(b), err)
	var back Page[Row]
	fmt.Println(json.Unmarshal(b, &back))
	fmt.Printf("%+v %T\n", back, back)
	err = json.Unmarshal([]byte(`{"items":[{"A":"no"}]}`), &back)
	fmt.Println(err)
}
