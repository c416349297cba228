package script_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/nfrun/nfrun/scope"
	"github.com/nfrun/nfrun/script"
)

// In a bubble of synctest the clock begins at midnight UTC, 2000-01-01.

// times runs a schedule for a while, and returns when f was run.
func times(t *testing.T, d time.Duration, schedule func(context.Context, func(context.Context) error) error, f func(n int) error) (at []time.Duration, faults []string) {
	t.Helper()
	ctx := scope.WithFault(t.Context(), func(what string, v any) { faults = append(faults, fmt.Sprintf("%s: %v", what, v)) })
	ctx, cancel := context.WithTimeout(ctx, d)
	defer cancel()
	begin := time.Now()
	if err := schedule(ctx, func(context.Context) error {
		at = append(at, time.Since(begin))
		return f(len(at))
	}); err != nil {
		t.Errorf("returned %v, want nil", err)
	}
	return at, faults
}

func nothing(int) error { return nil }

func TestEvery(t *testing.T) {
	every := func(ctx context.Context, f func(context.Context) error) error {
		return script.Every(ctx, 10*time.Second, f)
	}
	const s = time.Second
	for _, tt := range []struct {
		name   string
		f      func(n int) error
		at     []time.Duration
		faults []string
	}{
		{"regular", nothing, []time.Duration{10 * s, 20 * s, 30 * s}, nil},
		{"a slow run", func(n int) error {
			if n == 1 {
				time.Sleep(25 * s)
			}
			return nil
		}, []time.Duration{10 * s, 35 * s}, nil}, // the run missed at 20 s comes late, that at 30 s not at all
		{"an error", func(n int) error {
			if n == 1 {
				return errors.New("no sensor")
			}
			return nil
		}, []time.Duration{10 * s, 20 * s, 30 * s}, []string{"every 10s: no sensor"}},
		{"a panic", func(n int) error {
			if n == 2 {
				panic("boom")
			}
			return nil
		}, []time.Duration{10 * s, 20 * s, 30 * s}, []string{"every 10s: boom"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				at, faults := times(t, 39*s, every, tt.f)
				if diff := cmp.Diff(tt.at, at); diff != "" {
					t.Error(diff)
				}
				if diff := cmp.Diff(tt.faults, faults); diff != "" {
					t.Error(diff)
				}
			})
		})
	}
	if err := script.Every(t.Context(), 0, nil); err == nil {
		t.Error("an interval of 0 was accepted")
	}
}

// What a run returns because it was asked to stop is no fault.
func TestStopIsNoFault(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx := scope.WithFault(t.Context(), func(what string, v any) { t.Errorf("%s: %v", what, v) })
		ctx, cancel := context.WithTimeout(ctx, 90*time.Second)
		defer cancel()
		script.Every(ctx, time.Minute, func(ctx context.Context) error {
			<-ctx.Done()
			return fmt.Errorf("measuring: %w", ctx.Err())
		})
	})
}

func TestAfter(t *testing.T) {
	after := func(ctx context.Context, f func(context.Context) error) error {
		return script.After(ctx, time.Hour, f)
	}
	synctest.Test(t, func(t *testing.T) {
		begin := time.Now()
		at, faults := times(t, 2*time.Hour, after, func(int) error { panic("boom") })
		if len(at) != 1 || at[0] != time.Hour || len(faults) != 1 {
			t.Errorf("run at %v, faults %q", at, faults)
		}
		if took := time.Since(begin); took != time.Hour {
			t.Errorf("After took %v, want to return after its run", took)
		}
		if at, _ := times(t, time.Minute, after, nothing); len(at) != 0 {
			t.Errorf("run at %v, after the stop", at)
		}
	})
}

func TestCron(t *testing.T) {
	t.Setenv("TZ", "UTC")
	const m = time.Minute
	for _, tt := range []struct {
		spec string
		d    time.Duration
		want []time.Duration
	}{
		{"*/15 * * * *", time.Hour, []time.Duration{15 * m, 30 * m, 45 * m}},
		{"20,40 * * * *", time.Hour, []time.Duration{20 * m, 40 * m}},
		{"*/20 * * * * *", m, []time.Duration{m / 3, 2 * m / 3}},
		{"@hourly", 130 * m, []time.Duration{60 * m, 120 * m}},
		{"0 0 29 2 *", 60 * 24 * time.Hour, []time.Duration{59 * 24 * time.Hour}}, // 2000 was a leap year
	} {
		t.Run(tt.spec, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				at, _ := times(t, tt.d-time.Second, func(ctx context.Context, f func(context.Context) error) error {
					return script.Cron(ctx, tt.spec, f)
				}, nothing)
				if diff := cmp.Diff(tt.want, at); diff != "" {
					t.Error(diff)
				}
			})
		})
	}
	for _, spec := range []string{"", "soon", "* * * *", "61 * * * *", "0 0 30 2 *"} {
		if err := script.Cron(t.Context(), spec, nil); err == nil || !strings.Contains(err.Error(), spec) {
			t.Errorf("%q: got %v, want an error", spec, err)
		}
	}
}

func TestCronSkipsWhatItMisses(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		at, _ := times(t, 10*time.Minute-time.Second, func(ctx context.Context, f func(context.Context) error) error {
			return script.Cron(ctx, "* * * * *", f)
		}, func(n int) error {
			if n == 2 {
				time.Sleep(4*time.Minute + 30*time.Second)
			}
			return nil
		})
		const m = time.Minute
		if diff := cmp.Diff([]time.Duration{m, 2 * m, 7 * m, 8 * m, 9 * m}, at); diff != "" {
			t.Error(diff)
		}
	})
}
