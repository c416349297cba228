package main

import "fmt"

type base struct {
	id   int
	name string
}

func (b base) describe() string { return fmt.Sprintf("%d:%s", b.id, b.name) }
func (b *base) rename(n string) { b.name = n }
func (b base) String() string   { return "base(" + b.name + ")" }

type mid struct {
	base
	name string
	tags []string
}

type top struct {
	*mid
	id string
}

func (t top) describe() string { return "top " + t.mid.describe() }

func main() {
	m := mid{base{1, "b"}, "m", nil}
	m.rename("changed")
	fmt.Println(m.name, m.base.name, m.id, m.describe(), m)
	t := top{&m, "T"}
	t.rename("deep")
	t.tags = append(t.tags, "x")
	fmt.Println(t.id, t.mid.id, t.base.id, t.describe(), t.mid.tags, m.base.name)
	f, g := t.rename, t.base.describe
	f("via value")
	fmt.Println(m.base, g())
	t2 := t
	t2.id = "T2"
	t2.name = "shared"
	fmt.Println(t.id, t.name, m.name)
	fmt.Printf("%v %+v\n", m, mid{})
}
