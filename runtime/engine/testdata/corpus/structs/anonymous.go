package main

import "fmt"

var config = struct {
	host string
	port struct{ http, tls int }
}{host: "h"}

func origin() (p struct{ X, Y int }) {
	p.Y = 7
	return
}

type point struct{ X, Y int }

func sum(v struct{ X, Y int }) int { return v.X + v.Y }

func main() {
	config.port.tls = 443
	fmt.Printf("%v %+v\n", config, config)
	var pt point = origin()
	fmt.Println(pt, sum(pt), sum(struct{ X, Y int }{1, 2}))
	tests := []struct {
		in   string
		want int
		opt  *struct{ n int }
	}{
		{"a", 1, nil},
		{in: "bb", want: 2, opt: &struct{ n int }{5}},
	}
	for _, t := range tests {
		n := 0
		if t.opt != nil {
			n = t.opt.n
		}
		fmt.Print(t.in, len(t.in) == t.want, n, " ")
	}
	fmt.Println()
	m := map[string]struct{ n int }{"a": {1}, "b": {2}}
	fmt.Println(m, m["c"].n)
	fmt.Printf("%T\n%T\n%#v\n", origin(), tests, origin())
	v := []*struct{ a, b int }{{1, 2}, {b: 3}}
	fmt.Println(*v[0], v[1].b)
	type local struct {
		point
		extra any
	}
	l := local{point{1, 2}, local{}}
	fmt.Printf("%+v %T\n", l, l)
}
