package main

import (
	"fmt"
)

type Cache[K comparable, V any] struct {
	load func(K) (V, error)
	m    map[K]V
	miss int
}

func NewCache[K comparable, V any](f func(K) (V, error)) *Cache[K, V] {
	return &Cache[K, V]{load: f, m: map[K]V{}}
}
func (c *Cache[K, V]) Get(k K) (v V, err error) {
	if v, ok := c.m[k]; ok {
		return v, nil
	}
	c.miss++
	if v, err = c.load(k); err != nil {
		var zero V
		return zero, fmt.Errorf("load %v: %w", k, err)
	}
	c.m[k] = v
	return
}

func main() {
	type key struct{ a, b int }
	c := NewCache(func(k key) (string, error) {
		if k.a < 0 {
			return "junk", fmt.Errorf("negative")
		}
		return fmt.Sprint(k.a + k.b), nil
	})
	for _, k := range []key{{1, 2}, {1, 2}, {-1, 0}, {-1, 0}} {
		v, err := c.Get(k)
		fmt.Printf("%q %v; ", v, err)
	}
	fmt.Println(c.miss, len(c.m))
}
