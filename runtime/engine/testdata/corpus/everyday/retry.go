package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"
)

type Policy struct {
	Max    int
	Base   time.Duration
	Cap    time.Duration
	Jitter func(time.Duration) time.Duration
	Sleep  func(context.Context, time.Duration) error
	OnErr  func(n int, err error, next time.Duration)
}

type permanent struct{ error }

func (p permanent) Unwrap() error { return p.error }

func Permanent(err error) error { return permanent{err} }

func Do[T any](ctx context.Context, p Policy, f func(context.Context) (T, error)) (v T, err error) {
	delay := p.Base
	for n := 1; ; n++ {
		if v, err = f(ctx); err == nil {
			return v, nil
		}
		if pe, ok := errors.AsType[permanent](err); ok {
			return v, fmt.Errorf("permanent after %d: %w", n, pe.error)
		}
		if n == p.Max {
			return v, fmt.Errorf("gave up after %d: %w", n, err)
		}
		d := delay
		if p.Jitter != nil {
			d = p.Jitter(d)
		}
		if p.OnErr != nil {
			p.OnErr(n, err, d)
		}
		if serr := p.Sleep(ctx, d); serr != nil {
			return v, errors.Join(err, serr)
		}
		delay = min(delay*2, p.Cap)
	}
}

func main() {
	var slept time.Duration
	ctx, cancel := context.WithCancelCause(context.Background())
	p := Policy{Max: 5, Base: 100 * time.Millisecond, Cap: 500 * time.Millisecond,
		Sleep:  func(ctx context.Context, d time.Duration) error { slept += d; return context.Cause(ctx) },
		OnErr:  func(n int, err error, d time.Duration) { fmt.Printf("try %d: %v, next in %v\n", n, err, d) },
		Jitter: func(d time.Duration) time.Duration { return d + d/10 },
	}
	calls := 0
	v, err := Do(ctx, p, func(context.Context) (string, error) {
		if calls++; calls < 4 {
			return "", fmt.Errorf("fail %d", calls)
		}
		return "done", nil
	})
	fmt.Println(v, err, calls, slept)
	_, err = Do(ctx, p, func(context.Context) (int, error) { return 0, io.ErrUnexpectedEOF })
	fmt.Println(err, errors.Is(err, io.ErrUnexpectedEOF))
	_, err = Do(ctx, p, func(context.Context) (struct{}, error) { return struct{}{}, Permanent(os.ErrPermission) })
	fmt.Println(err, errors.Is(err, os.ErrPermission))
	_, err = Do(ctx, p, func(context.Context) (bool, error) {
		cancel(errors.New("shutting down"))
		return false, errors.New("x")
	})
	fmt.Printf("%q\n", err.Error())
}
