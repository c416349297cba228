package main

import (
	"fmt"
	"slices"
)

type event interface{ apply(*loop) bool }
type add struct{ n int }
type timer struct{ at int }
type quit struct{}

type loop struct {
	sum    int
	now    int
	timers []int
	trace  []string
}

func (a add) apply(l *loop) bool { l.sum += a.n; return true }
func (t timer) apply(l *loop) bool {
	l.timers = append(l.timers, l.now+t.at)
	slices.Sort(l.timers)
	return true
}
func (quit) apply(*loop) bool { return false }

func (l *loop) run(events <-chan event, ticks <-chan int, done chan<- string) {
	defer close(done)
	for {
		select {
		case e, ok := <-events:
			if !ok {
				done <- "events closed"
				return
			}
			l.trace = append(l.trace, fmt.Sprintf("%T", e))
			if !e.apply(l) {
				done <- "quit"
				return
			}
			done <- "ok"
		case t := <-ticks:
			l.now = t
			fired := 0
			for len(l.timers) > 0 && l.timers[0] <= t {
				l.timers = l.timers[1:]
				fired++
			}
			done <- fmt.Sprintf("t=%d fired=%d sum=%d", t, fired, l.sum)
		}
	}
}

func main() {
	events, ticks, done := make(chan event), make(chan int), make(chan string)
	l := &loop{}
	go l.run(events, ticks, done)
	script := []any{add{5}, timer{2}, timer{3}, 1, add{-2}, 2, 3, timer{1}, 9, quit{}}
	for _, s := range script {
		switch s := s.(type) {
		case event:
			events <- s
		case int:
			ticks <- s
		}
		fmt.Println(<-done)
	}
	_, open := <-done
	fmt.Println(open, l.trace, l.timers)
	done2 := make(chan string, 1)
	ev2 := make(chan event)
	close(ev2)
	(&loop{}).run(ev2, nil, done2)
	fmt.Println(<-done2)
}
