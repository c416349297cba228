package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

type Deps map[string][]string

type cycleError []string

func (c cycleError) Error() string { return "cycle: " + strings.Join(c, " -> ") }

func (d Deps) Sort() (order []string, err error) {
	const (
		white = iota
		grey
		black
	)
	color := map[string]int{}
	var stack []string
	var visit func(string) error
	visit = func(n string) error {
		switch color[n] {
		case grey:
			i := slices.Index(stack, n)
			return cycleError(append(slices.Clone(stack[i:]), n))
		case black:
			return nil
		}
		color[n] = grey
		stack = append(stack, n)
		defer func() { stack = stack[:len(stack)-1] }()
		for _, m := range d[n] {
			if err := visit(m); err != nil {
				return err
			}
		}
		color[n] = black
		order = append(order, n)
		return nil
	}
	for _, n := range slices.Sorted(maps.Keys(d)) {
		if err := visit(n); err != nil {
			return nil, err
		}
	}
	return order, nil
}

func main() {
	d := Deps{"app": {"lib", "log"}, "lib": {"core"}, "log": {"core", "fmt"}, "core": nil}
	fmt.Println(d.Sort())
	d["core"] = []string{"app"}
	_, err := d.Sort()
	var ce cycleError
	fmt.Println(err, errors.As(err, &ce), len(ce))
	d["core"] = []string{"core"}
	_, err = d.Sort()
	fmt.Println(err)
}
