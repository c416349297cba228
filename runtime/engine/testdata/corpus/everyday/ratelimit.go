package main

import (
	"fmt"
	"slices"
	"time"
)

type Clock interface {
	Now() time.Time
	Sleep(time.Duration)
}

type fake struct {
	t     time.Time
	slept []time.Duration
}

func (f *fake) Now() time.Time        { return f.t }
func (f *fake) Sleep(d time.Duration) { f.slept = append(f.slept, d); f.t = f.t.Add(d) }

// Bucket is a token bucket.
type Bucket struct {
	Clock
	rate   float64
	burst  float64
	tokens float64
	last   time.Time
}

func NewBucket(c Clock, rate, burst float64) *Bucket {
	return &Bucket{Clock: c, rate: rate, burst: burst, tokens: burst, last: c.Now()}
}

func (b *Bucket) Allow() bool {
	now := b.Now()
	b.tokens = min(b.burst, b.tokens+now.Sub(b.last).Seconds()*b.rate)
	b.last = now
	if b.tokens < 1 {
		return false
	}
	b.tokens--
	return true
}

func (b *Bucket) Wait() {
	for !b.Allow() {
		b.Sleep(time.Duration((1 - b.tokens) / b.rate * float64(time.Second)))
	}
}

// Window allows n events in any stretch of time.
type Window struct {
	n      int
	d      time.Duration
	events []time.Time
}

func (w *Window) Allow(now time.Time) bool {
	w.events = slices.DeleteFunc(w.events, func(t time.Time) bool { return now.Sub(t) >= w.d })
	if len(w.events) >= w.n {
		return false
	}
	w.events = append(w.events, now)
	return true
}

func main() {
	c := &fake{t: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
	b := NewBucket(c, 2, 3)
	var got []bool
	for i := range 8 {
		got = append(got, b.Allow())
		if i > 3 {
			c.t = c.t.Add(300 * time.Millisecond)
		}
	}
	fmt.Println(got)
	for range 3 {
		b.Wait()
	}
	fmt.Println(c.slept, c.Now().Format(time.TimeOnly+".000"))
	w := &Window{n: 2, d: time.Second}
	for i := range 6 {
		fmt.Print(w.Allow(c.t.Add(time.Duration(i)*400*time.Millisecond)), " ")
	}
	fmt.Println(len(w.events))
}
