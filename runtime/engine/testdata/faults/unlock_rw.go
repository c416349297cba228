package main

import "sync"

type cache struct{ mu sync.RWMutex }

func (c *cache) get() {
	c.mu.RLock()
	c.mu.RUnlock()
	c.mu.RUnlock()
}

func main() {
	new(cache).get()
}
