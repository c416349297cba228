package main

import (
	"fmt"
	"strconv"
)

type N struct{ v int }

func (n *N) String() string {
	if n == nil {
		return "nil N"
	}
	return "N" + strconv.Itoa(n.v)
}

type V struct{ v int }

func (v V) String() string { return "V" + strconv.Itoa(v.v) }

type Boom int

func (Boom) String() string { panic("boom") }

type BoomErr int

func (BoomErr) Error() string { panic(fmt.Errorf("inner %d", 3)) }

type Deep struct{ B Boom }

func main() {
	var n *N
	var v *V
	fmt.Println(n, v)
	fmt.Printf("%v %s %+v %d\n", n, v, &V{3}, &N{4})
	fmt.Println(Boom(1), BoomErr(2), Deep{3})
	fmt.Printf("%s|%d|%v\n", Boom(1), Boom(1), []Boom{1, 2})
	fmt.Println(fmt.Sprintf("%!"), fmt.Sprintf("%d"), fmt.Sprintf("%d %d", 1), fmt.Sprintf("x", 1, "a"), fmt.Sprintf("%z", N{1}))
}
