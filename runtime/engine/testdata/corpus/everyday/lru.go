package main

import (
	"container/list"
	"fmt"
	"iter"
	"strings"
)

// LRU is a cache that forgets what was not used for the longest time.
type LRU[K comparable, V any] struct {
	cap          int
	ll           *list.List
	items        map[K]*list.Element
	onOut        func(K, V)
	hits, misses int
}

type entry[K comparable, V any] struct {
	key K
	val V
}

func New[K comparable, V any](n int, onOut func(K, V)) *LRU[K, V] {
	return &LRU[K, V]{cap: n, ll: list.New(), items: make(map[K]*list.Element), onOut: onOut}
}

func (c *LRU[K, V]) Get(k K) (v V, ok bool) {
	e, ok := c.items[k]
	if !ok {
		c.misses++
		return v, false
	}
	c.hits++
	c.ll.MoveToFront(e)
	return e.Value.(*entry[K, V]).val, true
}

func (c *LRU[K, V]) Put(k K, v V) {
	if e, ok := c.items[k]; ok {
		e.Value.(*entry[K, V]).val = v
		c.ll.MoveToFront(e)
		return
	}
	c.items[k] = c.ll.PushFront(&entry[K, V]{k, v})
	for len(c.items) > c.cap {
		last := c.ll.Back()
		en := c.ll.Remove(last).(*entry[K, V])
		delete(c.items, en.key)
		if c.onOut != nil {
			c.onOut(en.key, en.val)
		}
	}
}

func (c *LRU[K, V]) All() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for e := c.ll.Front(); e != nil; e = e.Next() {
			if en := e.Value.(*entry[K, V]); !yield(en.key, en.val) {
				return
			}
		}
	}
}

type point struct{ x, y int }

func main() {
	c := New(3, func(k string, v point) { fmt.Println("out", k, v) })
	for i, k := range strings.Split("a b c a d e a f", " ") {
		if v, ok := c.Get(k); ok {
			fmt.Println("hit", k, v)
			continue
		}
		c.Put(k, point{i, i * i})
	}
	for k, v := range c.All() {
		fmt.Print(k, v, " ")
	}
	fmt.Println(c.hits, c.misses, len(c.items))
	c.Put("a", point{9, 9})
	for k := range c.All() {
		fmt.Println("first", k)
		break
	}
	fmt.Printf("%T\n", c)
}
