package main

import (
	"fmt"
)

type V struct{ n int }

func (v V) Get() int   { return v.n }
func (v *V) Set(n int) { v.n = n }

type Getter interface{ Get() int }
type Setter interface{ Set(int) }
type GS interface {
	Getter
	Setter
}
type EV struct{ V }
type EP struct{ *V }
type EI struct{ Getter }

func has[I any](v any) bool { _, ok := v.(I); return ok }

func main() {
	v := V{1}
	for _, x := range []any{v, &v, EV{v}, &EV{v}, EP{&v}, &EP{&v}, EI{v}, EI{&v}, EI{}, []V{v}[0]} {
		fmt.Printf("%T %v %v %v; ", x, has[Getter](x), has[Setter](x), has[GS](x))
	}
	fmt.Println()
	ep := EP{&v}
	ep.Set(9)
	ei := EI{&v}
	ev := EV{v}
	ev.Set(100)
	fmt.Println(v.Get(), ep.Get(), ei.Get(), ev.Get(), has[Setter](ei.Getter))
	m := map[string]*V{"a": {5}}
	m["a"].Set(6)
	s := []V{{1}}
	s[0].Set(2)
	fmt.Println(m["a"].Get(), s[0].Get(), V{3}.Get(), (&V{4}).Get())
}
