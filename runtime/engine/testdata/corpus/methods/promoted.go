package main

import (
	"fmt"
	"sync"
)

type animal interface{ sound() string }
type named interface{ name() string }
type dog struct{ n string }

func (d dog) sound() string    { return d.n + " woof" }
func (d *dog) rename(s string) { d.n = s }

type loud struct{ animal }

func (l loud) sound() string { return l.animal.sound() + "!" }

type pet struct {
	loud
	*sync.Mutex
	owner struct{ named }
}

type person string

func (p person) name() string { return string(p) }

type kennel struct {
	*dog
	count int
}

type wrap struct{ kennel }

func main() {
	p := pet{loud{dog{"rex"}}, new(sync.Mutex), struct{ named }{person("ann")}}
	p.Lock()
	fmt.Println(p.sound(), p.animal.sound(), p.owner.name(), p.TryLock())
	p.Unlock()
	var a animal = p
	fmt.Println(a.sound())
	_, isLocker := a.(sync.Locker)
	_, isNamed := a.(named)
	fmt.Println(isLocker, isNamed)
	w := wrap{kennel{&dog{"a"}, 1}}
	w.rename("b")
	v := w
	v.rename("c")
	v.count++
	a = w
	fmt.Println(w.sound(), v.sound(), w.count, a.sound())
	a = &w
	fmt.Println(a.sound(), wrap.sound(w), (*wrap).sound(&w))
	f := w.rename
	w.dog = &dog{"new"}
	f("old")
	fmt.Println(w.n, v.n)
	var empty loud
	defer func() { fmt.Println(recover()) }()
	empty.sound()
}
