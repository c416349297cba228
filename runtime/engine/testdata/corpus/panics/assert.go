package main

import "fmt"

type Animal interface{ Sound() string }
type Dog struct{}

func (Dog) Sound() string { return "" }

type Fish struct{}

func main() {
	var v any = Fish{}
	if _, ok := v.(Animal); !ok {
		fmt.Println("no animal")
	}
	_ = v.(Animal)
}
