package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

type Clock struct{ now time.Time }

type Job struct {
	Name  string
	Next  time.Time
	Every time.Duration
	Run   func(now time.Time) error
	fails int
}

type Scheduler struct {
	clock *Clock
	jobs  []*Job
	log   []string
}

func (s *Scheduler) Add(name string, delay, every time.Duration, f func(time.Time) error) *Job {
	j := &Job{Name: name, Next: s.clock.now.Add(delay), Every: every, Run: f}
	s.jobs = append(s.jobs, j)
	return j
}

func (s *Scheduler) step(until time.Time) bool {
	slices.SortStableFunc(s.jobs, func(a, b *Job) int { return a.Next.Compare(b.Next) })
	if len(s.jobs) == 0 || s.jobs[0].Next.After(until) {
		return false
	}
	j := s.jobs[0]
	s.clock.now = j.Next
	err := func() (err error) {
		defer func() {
			if r := recover(); r != nil {
				err = fmt.Errorf("panic: %v", r)
			}
		}()
		return j.Run(s.clock.now)
	}()
	s.log = append(s.log, fmt.Sprintf("%s %s %v", s.clock.now.Format("15:04:05"), j.Name, err))
	switch {
	case err != nil && j.fails < 2:
		j.fails++
		j.Next = j.Next.Add(time.Duration(1<<j.fails) * time.Second)
	case j.Every > 0 && err == nil:
		j.fails = 0
		j.Next = j.Next.Add(j.Every)
	default:
		s.jobs = s.jobs[1:]
	}
	return true
}

func main() {
	c := &Clock{time.Date(2026, 3, 29, 0, 59, 50, 0, time.UTC)}
	s := &Scheduler{clock: c}
	n := 0
	s.Add("tick", 5*time.Second, 10*time.Second, func(time.Time) error { n++; return nil })
	s.Add("once", 7*time.Second, 0, func(now time.Time) error {
		s.Add("spawned", time.Second, 0, func(time.Time) error { return nil })
		return nil
	})
	s.Add("flaky", 0, 20*time.Second, func(time.Time) error {
		if n < 1 {
			return errors.New("not yet")
		}
		return nil
	})
	s.Add("crash", 12*time.Second, time.Second, func(time.Time) error { var p *Job; return p.Run(c.now) })
	for s.step(c.now.Truncate(time.Hour).Add(time.Hour + 20*time.Second)) {
		if len(s.log) > 20 {
			break
		}
	}
	fmt.Println(strings.Join(s.log, "\n"))
	fmt.Println(n, len(s.jobs), c.now)
}
