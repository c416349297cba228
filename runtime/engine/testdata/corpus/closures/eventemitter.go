package main

import (
	"fmt"
)

type emitter struct {
	next int
	subs map[int]func(string)
}

func (e *emitter) on(f func(string)) (off func()) {
	if e.subs == nil {
		e.subs = map[int]func(string){}
	}
	id := e.next
	e.next++
	e.subs[id] = f
	return func() { delete(e.subs, id) }
}
func (e *emitter) emit(s string) {
	for i := range e.next {
		if f, ok := e.subs[i]; ok {
			f(s)
		}
	}
}

func main() {
	var e emitter
	var log []string
	off := e.on(func(s string) { log = append(log, "1"+s) })
	var self func()
	self = e.on(func(s string) { log = append(log, "once"+s); self() })
	e.emit("a")
	off()
	e.emit("b")
	e.on(func(s string) { log = append(log, "3"+s) })
	e.emit("c")
	fmt.Println(log, len(e.subs))
}
