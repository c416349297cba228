package main

import (
	"container/list"
	"fmt"
)

type lru struct {
	cap int
	l   *list.List
	m   map[string]*list.Element
}
type kv struct {
	k string
	v int
}

func (c *lru) put(k string, v int) {
	if e, ok := c.m[k]; ok {
		e.Value.(*kv).v = v
		c.l.MoveToFront(e)
		return
	}
	if c.l.Len() == c.cap {
		o := c.l.Back()
		delete(c.m, c.l.Remove(o).(*kv).k)
	}
	c.m[k] = c.l.PushFront(&kv{k, v})
}
func (c *lru) get(k string) (int, bool) {
	e, ok := c.m[k]
	if !ok {
		return 0, false
	}
	c.l.MoveToFront(e)
	return e.Value.(*kv).v, true
}

func main() {
	c := &lru{2, list.New(), map[string]*list.Element{}}
	c.put("a", 1)
	c.put("b", 2)
	c.get("a")
	c.put("c", 3)
	fmt.Println(c.get("a"))
	fmt.Println(c.get("b"))
	c.put("a", 10)
	for e := c.l.Front(); e != nil; e = e.Next() {
		fmt.Print(*e.Value.(*kv), " ")
	}
	fmt.Println(len(c.m))
}
