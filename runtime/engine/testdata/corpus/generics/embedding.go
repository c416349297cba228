package main

import "fmt"

type Base[T any] struct{ items []T }

func (b *Base[T]) Add(v T)       { b.items = append(b.items, v) }
func (b Base[T]) All() []T       { return b.items }
func (b Base[T]) String() string { return fmt.Sprintf("<%v>", b.items) }

type Named[T any] struct {
	Base[T]
	name string
}

type Ints struct{ *Named[int] }

type Cache[K comparable, V any] struct {
	Repo[K, V]
	hits int
}

type Repo[K comparable, V any] interface {
	Find(K) (V, bool)
}

type mem map[string]int

func (m mem) Find(k string) (int, bool) { v, ok := m[k]; return v, ok }

func (c *Cache[K, V]) Find(k K) (V, bool) {
	c.hits++
	return c.Repo.Find(k)
}

type Num[T ~int | ~float64] struct{ v T }

func (n Num[T]) Add(o Num[T]) Num[T] { return Num[T]{n.v + o.v} }

func main() {
	n := Named[string]{name: "n"}
	n.Add("a")
	n.Add("b")
	fmt.Println(n.All(), n, n.name)
	i := Ints{&Named[int]{}}
	i.Add(5)
	j := i
	j.Add(6)
	fmt.Println(i.All(), j, i.Base.items)
	c := &Cache[string, int]{Repo: mem{"a": 1}}
	fmt.Println(c.Find("a"))
	fmt.Println(c.Find("b"))
	var r Repo[string, int] = c
	r.Find("c")
	fmt.Println(c.hits, Num[int]{1}.Add(Num[int]{2}))
	f := Num[float64]{1.5}.Add
	fmt.Printf("%v %T %T\n", f(Num[float64]{1}), n, c.Repo)
}
