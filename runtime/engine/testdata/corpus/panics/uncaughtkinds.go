package main

import "os"

type color int

func (c color) String() string { return "a color" }

type S string

func main() {
	defer func() {
		if len(os.Args) > 5 {
			recover()
		}
	}()
	defer func() { panic(S("named string")) }()
	defer func() { panic(1.5) }()
	defer func() { panic(int8(-3)) }()
	defer func() { panic(true) }()
	defer func() { panic('x') }()
	defer func() { panic(1 + 2i) }()
	defer func() { panic(nil) }()
	panic(color(2))
}
