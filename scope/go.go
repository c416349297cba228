package scope

import (
	"context"
	"errors"
)

// Go runs f in a goroutine of the scope of ctx: Close waits for it. The
// context that f is given ends with ctx or with the scope, whichever is first.
// A panic in f, and an error that it returns, is reported as by Fault; an
// error is not when f was asked to end and says just that. When the scope is
// closed already, f is not started; without a scope, neither, and the mistake
// is reported.
func Go(ctx context.Context, f func(context.Context) error) {
	s := from(ctx)
	if s == nil {
		Fault(ctx, "goroutine", ErrNone)
		return
	}
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return
	}
	s.running.Add(1)
	s.mu.Unlock()
	go func() {
		defer s.running.Done()
		s.run(ctx, f)
	}()
}

func (s *Scope) run(ctx context.Context, f func(context.Context) error) {
	ctx, cancel := context.WithCancelCause(ctx)
	stop := context.AfterFunc(s.ctx, func() { cancel(context.Cause(s.ctx)) })
	defer cancel(nil)
	defer stop()
	defer func() {
		if v := recover(); v != nil {
			Fault(ctx, "goroutine", v)
		}
	}()
	if err := f(ctx); err != nil && !ended(ctx, err) {
		Fault(ctx, "goroutine", err)
	}
}

// ended tells whether err says no more than that ctx has ended.
func ended(ctx context.Context, err error) bool {
	return ctx.Err() != nil && (errors.Is(err, ctx.Err()) || errors.Is(err, context.Cause(ctx)))
}
