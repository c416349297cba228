package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

func main() {
	d := 90 * time.Minute
	fmt.Println(d, d.Hours(), time.Duration(1500)*time.Millisecond)
	t := time.Date(2026, time.November, 24, 9, 30, 0, 0, time.UTC)
	fmt.Println(t.Format(time.RFC3339), t.Weekday(), t.Add(d).Format("15:04"), t.AddDate(0, 1, 10).Format(time.DateOnly), t.YearDay())
	p, err := time.Parse("2006-01-02 15:04", "2026-02-30 10:00")
	fmt.Println(p.IsZero(), err)
	ticker := time.NewTicker(time.Millisecond)
	defer ticker.Stop()
	n := 0
	for range ticker.C {
		if n++; n == 3 {
			break
		}
	}
	fired := make(chan string, 1)
	time.AfterFunc(time.Millisecond, func() { fired <- "fired" })
	fmt.Println(n, <-fired)
	ctx, cancel := context.WithTimeoutCause(context.Background(), time.Millisecond, errors.New("too slow"))
	defer cancel()
	<-ctx.Done()
	fmt.Println(ctx.Err(), context.Cause(ctx), errors.Is(ctx.Err(), context.DeadlineExceeded))
	stopped := make(chan bool)
	ctx2, cancel2 := context.WithCancel(context.WithValue(context.Background(), key{}, "v"))
	context.AfterFunc(ctx2, func() { close(stopped) })
	cancel2()
	<-stopped
	fmt.Println(ctx2.Value(key{}), ctx2.Value(other{}))
	start := time.Now()
	time.Sleep(2 * time.Millisecond)
	fmt.Println(time.Since(start) >= 2*time.Millisecond, t.Before(t.Add(1)), t.Truncate(time.Hour).Minute())
}

type key struct{}
type other struct{}
