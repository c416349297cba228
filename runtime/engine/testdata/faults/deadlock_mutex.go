package main

import "sync"

type T struct{ mu sync.Mutex }

func (t *T) a() {
	t.mu.Lock()
	t.mu.Lock()
}

func main() {
	(&T{}).a()
}
