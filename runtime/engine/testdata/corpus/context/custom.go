package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// manual is a Context of the script's own.
type manual struct {
	context.Context
	done chan struct{}
	mu   sync.Mutex
	err  error
}

func newManual() *manual { return &manual{Context: context.Background(), done: make(chan struct{})} }

func (m *manual) Done() <-chan struct{} { return m.done }
func (m *manual) Err() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.err
}
func (m *manual) Value(k any) any { return fmt.Sprint("value of ", k) }
func (m *manual) String() string  { return "manual" }
func (m *manual) stop(err error) {
	m.mu.Lock()
	m.err = err
	m.mu.Unlock()
	close(m.done)
}

func main() {
	m := newManual()
	c, cancel := context.WithCancel(m)
	defer cancel()
	fmt.Println(c, c.Value(3), c.Err())
	ran := make(chan string, 2)
	stop := context.AfterFunc(c, func() { ran <- "after" })
	stop2 := context.AfterFunc(m, func() { ran <- "never" })
	fmt.Println(stop2(), stop2())
	m.stop(errors.New("manual stop"))
	<-c.Done()
	fmt.Println(<-ran, stop(), c.Err(), context.Cause(c))
	d, cancel2 := context.WithDeadline(m, time.Unix(0, 0))
	defer cancel2()
	fmt.Println(d.Err() != nil)
}
