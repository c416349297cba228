package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
)

type Topic string

type Message struct {
	Topic   Topic
	Payload any
}

type Handler func(Message)

type Bus struct {
	mu   sync.Mutex
	next int
	subs map[Topic]map[int]Handler
	wild map[int]func(Topic) bool
	hs   map[int]Handler
}

func NewBus() *Bus {
	return &Bus{subs: map[Topic]map[int]Handler{}, wild: map[int]func(Topic) bool{}, hs: map[int]Handler{}}
}

func match(pattern string) func(Topic) bool {
	ps := strings.Split(pattern, "/")
	return func(t Topic) bool {
		ts := strings.Split(string(t), "/")
		for i, p := range ps {
			switch {
			case p == "#":
				return true
			case i >= len(ts) || p != "+" && p != ts[i]:
				return false
			}
		}
		return len(ps) == len(ts)
	}
}

func (b *Bus) Subscribe(pattern string, h Handler) (cancel func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.next++
	id := b.next
	if strings.ContainsAny(pattern, "+#") {
		b.wild[id], b.hs[id] = match(pattern), h
		return func() { delete(b.wild, id); delete(b.hs, id) }
	}
	t := Topic(pattern)
	if b.subs[t] == nil {
		b.subs[t] = map[int]Handler{}
	}
	b.subs[t][id] = h
	return func() { delete(b.subs[t], id) }
}

func (b *Bus) Publish(t Topic, payload any) (n int) {
	b.mu.Lock()
	hs := maps.Clone(b.subs[t])
	if hs == nil {
		hs = map[int]Handler{}
	}
	for id, m := range b.wild {
		if m(t) {
			hs[id] = b.hs[id]
		}
	}
	b.mu.Unlock()
	for _, id := range slices.Sorted(maps.Keys(hs)) {
		hs[id](Message{t, payload})
		n++
	}
	return n
}

func Typed[T any](f func(Topic, T)) Handler {
	return func(m Message) {
		if v, ok := m.Payload.(T); ok {
			f(m.Topic, v)
			return
		}
		var want T
		fmt.Printf("%s: %T is no %T\n", m.Topic, m.Payload, want)
	}
}

type reading struct{ C float64 }

func main() {
	b := NewBus()
	b.Subscribe("room/1/temp", Typed(func(t Topic, r reading) { fmt.Println("exact", t, r) }))
	cancel := b.Subscribe("room/+/temp", func(m Message) { fmt.Printf("plus %v %v\n", m.Topic, m.Payload) })
	b.Subscribe("room/#", Typed(func(t Topic, v fmt.Stringer) { fmt.Println("hash", t, v) }))
	fmt.Println(b.Publish("room/1/temp", reading{21.5}))
	fmt.Println(b.Publish("room/2/temp", time.Second))
	cancel()
	fmt.Println(b.Publish("room/1/temp", 7), b.Publish("hall", nil), b.Publish("room/1/hum/x", time.Minute))
}
