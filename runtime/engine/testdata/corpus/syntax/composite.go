package main

import "fmt"

type P struct{ X, Y int }
type L struct {
	A, B *P
	Tags map[string][]P
	In   struct{ N [2]P }
	F    func(P) P
}

func main() {
	l := L{
		A:    &P{1, 2},
		Tags: map[string][]P{"a": {{1, 2}, {Y: 3}}, "b": nil},
		F:    func(p P) P { return P{p.Y, p.X} },
	}
	l.In.N[1] = P{5, 6}
	l.In.N[0].X++
	fmt.Println(*l.A, l.B == nil, l.Tags, l.In, l.F(P{1, 9}))
	arr := [...]*P{{1, 1}, 3: {3, 3}}
	fmt.Println(len(arr), arr[1] == nil, *arr[3])
	grid := [2][3]P{{{1, 0}}, {2: {7, 8}}}
	fmt.Println(grid[1][2].Y, grid)
	m := map[P]*P{{1, 2}: {3, 4}}
	m[P{1, 2}].X = 30
	fmt.Println(*m[P{1, 2}])
	mp := map[string]P{"a": {1, 2}}
	v := mp["a"]
	v.X = 100
	mp["a"] = v
	fmt.Println(mp["a"].X, mp["zz"].Y)
	ps := []struct {
		name string
		P
	}{{"n", P{1, 2}}, {P: P{X: 9}}}
	fmt.Println(ps[0].X+ps[1].X, ps)
	nested := map[string]map[int][]string{"k": {1: {"x", "y"}, 2: {}}}
	nested["k"][3] = append(nested["k"][3], "z")
	fmt.Println(nested, len(nested["none"][5]))
	if p := (P{1, 2}); p == (P{1, 2}) {
		fmt.Println("equal")
	}
	for _, p := range []P{{1, 2}, {3, 4}} {
		fmt.Print(p.X+p.Y, " ")
	}
	fmt.Println([]any{P{}, &P{}, []P{{}}}[2], *&P{4, 5}, (&P{6, 7}).Y, P{8, 9}.X, []int{1, 2, 3}[1], map[string]int{"a": 1}["a"], "abc"[1])
	s := []int{5: 1, 2, 1: 7}
	fmt.Println(s, len(s))
	b := []byte{'a', 98, 'c' - 'a' + 'A'}
	fmt.Println(string(b), [...]rune{'é', 2: 'x'})
	x := &[]int{1, 2}
	(*x)[0]++
	y := &map[string]int{"q": 1}
	(*y)["q"]++
	fmt.Println(*x, *y)
}
