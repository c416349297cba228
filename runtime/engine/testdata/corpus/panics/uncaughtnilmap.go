package main

import (
	"fmt"
)

type store struct{ data map[string][]int }

func (s *store) add(k string, v int) { s.data[k] = append(s.data[k], v) }

func main() {
	s := store{}
	fmt.Println(len(s.data["x"]))
	s.add("x", 1)
}
