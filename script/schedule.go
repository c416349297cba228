package script

import (
	"context"
	"fmt"
	"time"

	"github.com/adhocore/gronx"
	"github.com/nfrun/nfrun/scope"
)

// Every runs f every d, the first time after d, until ctx ends; then it
// returns nil. Runs do not overlap: when one takes longer than d, what was
// missed is skipped. An error or a panic of one run is logged, and the
// schedule goes on.
//
// Every blocks. For several schedules start each with scope.Go, or in a
// goroutine.
func Every(ctx context.Context, d time.Duration, f func(context.Context) error) error {
	if d <= 0 {
		return fmt.Errorf("script: every %v: the interval must be positive", d)
	}
	ticker := time.NewTicker(d)
	defer ticker.Stop()
	what := "every " + d.String()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-ticker.C:
			once(ctx, what, f)
		}
	}
}

// After runs f once, after d, and returns when it has run, or when ctx ends
// before. It always returns nil: an error or a panic of f is logged.
func After(ctx context.Context, d time.Duration, f func(context.Context) error) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
		once(ctx, "after "+d.String(), f)
	}
	return nil
}

// Cron runs f at the times that spec names, in local time, until ctx ends;
// then it returns nil. Spec has the five fields of cron, minute, hour, day of
// the month, month and day of the week, such as "30 6 * * MON-FRI"; a sixth
// one in front counts seconds. "@hourly", "@daily", "@weekly", "@monthly" and
// "@yearly" work too. Runs do not overlap, what is missed is skipped, and an
// error or a panic of one run is logged.
//
// The clock may be set while Cron waits, as happens when a board without a
// battery learns the time: it looks at the clock every half minute.
func Cron(ctx context.Context, spec string, f func(context.Context) error) error {
	if !gronx.IsValid(spec) {
		return fmt.Errorf("script: cron %q: want five fields: minute, hour, day of the month, month, day of the week", spec)
	}
	const look = 30 * time.Second
	timer := time.NewTimer(look)
	defer timer.Stop()
	for seen := clock(); ; {
		next, err := gronx.NextTickAfter(spec, seen, false)
		if err != nil {
			return fmt.Errorf("script: cron %q: it never comes: %w", spec, err)
		}
		for back := false; seen.Before(next) && !back; {
			timer.Reset(min(next.Sub(seen), look))
			select {
			case <-ctx.Done():
				return nil
			case <-timer.C:
			}
			now := clock()
			seen, back = now, now.Before(seen)
		}
		if !seen.Before(next) {
			once(ctx, "cron "+spec, f)
			seen = clock()
		}
	}
}

// clock is the time on the wall, which may be set, unlike the monotonic one.
func clock() time.Time { return time.Now().Round(0) }

// once runs f for a schedule, unless the script was asked to stop meanwhile.
func once(ctx context.Context, what string, f func(context.Context) error) {
	if ctx.Err() != nil {
		return
	}
	defer func() {
		if v := recover(); v != nil {
			scope.Fault(ctx, what, v)
		}
	}()
	if err := f(ctx); err != nil && !ended(ctx, err) {
		scope.Fault(ctx, what, err)
	}
}
