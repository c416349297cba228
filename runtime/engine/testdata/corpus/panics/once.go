package main

import (
	"fmt"
	"sync"
)

var once sync.Once

type conf struct{ v *int }

func load() *conf {
	var c *conf
	once.Do(func() { fmt.Println("loading"); fmt.Println(*c.v) })
	return c
}

func main() { load() }
