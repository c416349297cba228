package main

import "reflect"

type T struct{ A int }

func main() {
	reflect.ValueOf(T{1}).Field(0).SetInt(5)
}
