package scope_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/nfrun/nfrun/plugin/plugintest"
	"github.com/nfrun/nfrun/scope"
)

func TestMain(m *testing.M) { plugintest.Main(m) }

var errReloaded = errors.New("reloaded")

// An order notes what happens when.
type order []string

func (o *order) close(what string) func() error {
	return func() error { *o = append(*o, what); return nil }
}

func own(t *testing.T, ctx context.Context, what string, closeIt func() error) *scope.Handle {
	t.Helper()
	h, err := scope.Own(ctx, what, closeIt)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestCloseGoesFromTheNewest(t *testing.T) {
	var closed order
	ctx, s := scope.New(t.Context(), "test")
	for _, what := range []string{"a", "b", "c", "d"} {
		own(t, ctx, what, closed.close(what))
	}
	if diff := cmp.Diff([]string{"a", "b", "c", "d"}, s.Handles()); diff != "" {
		t.Error(diff)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(order{"d", "c", "b", "a"}, closed); diff != "" {
		t.Error(diff)
	}
	if len(s.Handles()) != 0 || !s.Closed() || s.Name() != "test" {
		t.Errorf("handles %q, closed %v, name %q", s.Handles(), s.Closed(), s.Name())
	}
}

func TestAHandleClosesOnce(t *testing.T) {
	var closed order
	ctx, s := scope.New(t.Context(), "test")
	h := own(t, ctx, "a", func() error { closed = append(closed, "a"); return errReloaded })
	for range 2 {
		if err := h.Close(); !errors.Is(err, errReloaded) {
			t.Errorf("got %v", err)
		}
	}
	if got := s.Handles(); len(got) != 0 {
		t.Errorf("still there: %q", got)
	}
	if err := s.Close(); err != nil {
		t.Errorf("the scope returns the error of what was closed before: %v", err)
	}
	if len(closed) != 1 {
		t.Errorf("closed %d times", len(closed))
	}
}

func TestWhatHasNoOwnerIsClosedOnTheSpot(t *testing.T) {
	ended, s := scope.New(t.Context(), "test")
	s.Close()
	for _, tt := range []struct {
		ctx  context.Context
		want error
	}{{t.Context(), scope.ErrNone}, {ended, scope.ErrClosed}} {
		var closed order
		h, err := scope.Own(tt.ctx, "thing", closed.close("thing"))
		if !errors.Is(err, tt.want) || h != nil || len(closed) != 1 || !strings.Contains(err.Error(), "thing") {
			t.Errorf("got %v, %v, closed %d times; want %v", h, err, len(closed), tt.want)
		}
	}
}

// Between Cancel and Close work comes to its end, and may open something.
func TestCancelAsks(t *testing.T) {
	ctx, s := scope.New(t.Context(), "test")
	s.Cancel(errReloaded)
	s.Cancel(errors.New("too late"))
	if context.Cause(ctx) != errReloaded {
		t.Errorf("the cause is %v", context.Cause(ctx))
	}
	var closed order
	own(t, ctx, "late", closed.close("late"))
	s.Close()
	if context.Cause(ctx) != errReloaded || len(closed) != 1 {
		t.Errorf("the cause is %v, closed %v", context.Cause(ctx), closed)
	}
}

func TestCloseGivesACause(t *testing.T) {
	ctx, s := scope.New(t.Context(), "test")
	s.Close()
	if context.Cause(ctx) != scope.ErrClosed {
		t.Errorf("the cause is %v", context.Cause(ctx))
	}
	ctx, s = scope.New(t.Context(), "test")
	s.Cancel(nil)
	if context.Cause(ctx) != scope.ErrClosed {
		t.Errorf("the cause is %v", context.Cause(ctx))
	}
	s.Close()
}

func TestCloseGoesOnAfterErrorsAndPanics(t *testing.T) {
	var closed order
	ctx, s := scope.New(t.Context(), "test")
	own(t, ctx, "first", closed.close("first"))
	own(t, ctx, "bad", func() error { return errReloaded })
	own(t, ctx, "worse", func() error { panic("oh no") })
	err := s.Close()
	if !errors.Is(err, errReloaded) || !strings.Contains(err.Error(), "close worse: panic: oh no") {
		t.Errorf("got %v", err)
	}
	if again := s.Close(); again != err {
		t.Errorf("then %v", again)
	}
	if len(closed) != 1 {
		t.Error("the first was not closed")
	}
}

// A derived context leads to the scope: a timeout bounds the opening only.
func TestADerivedContextHasTheScope(t *testing.T) {
	ctx, s := scope.New(t.Context(), "test")
	derived, cancel := context.WithTimeout(context.WithoutCancel(ctx), 0)
	defer cancel()
	own(t, derived, "a", func() error { return nil })
	if got := s.Handles(); len(got) != 1 {
		t.Errorf("handles %q", got)
	}
	s.Close()
}

func TestAScopeWithin(t *testing.T) {
	var closed order
	ctx, outer := scope.New(t.Context(), "outer")
	own(t, ctx, "a", closed.close("a"))
	within, inner := scope.New(ctx, "inner")
	own(t, within, "b", closed.close("b"))
	own(t, ctx, "c", closed.close("c"))
	if diff := cmp.Diff([]string{"a", "inner", "inner/b", "c"}, outer.Handles()); diff != "" {
		t.Error(diff)
	}
	outer.Close()
	if diff := cmp.Diff(order{"c", "b", "a"}, closed); diff != "" {
		t.Error(diff)
	}
	if !inner.Closed() {
		t.Error("the inner scope is open")
	}
	if within, late := scope.New(ctx, "late"); within.Err() == nil || !late.Closed() {
		t.Error("a scope within a closed one is open")
	}
}

func TestAnInnerScopeEndsAlone(t *testing.T) {
	ctx, outer := scope.New(t.Context(), "outer")
	_, inner := scope.New(ctx, "inner")
	inner.Close()
	if got := outer.Handles(); len(got) != 0 || ctx.Err() != nil {
		t.Errorf("handles %q, %v", got, ctx.Err())
	}
	outer.Close()
}

func TestCloseWaitsForGo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, s := scope.New(t.Context(), "test")
		begin := time.Now()
		scope.Go(ctx, func(ctx context.Context) error {
			<-ctx.Done()
			time.Sleep(time.Hour)
			return nil
		})
		s.Close()
		if took := time.Since(begin); took != time.Hour {
			t.Errorf("Close took %v, want an hour", took)
		}
		scope.Go(ctx, func(context.Context) error {
			t.Error("started in a closed scope")
			return nil
		})
	})
}

// The context of a goroutine ends with the scope, whatever ctx it came with.
func TestGoEndsWithTheScope(t *testing.T) {
	ctx, s := scope.New(t.Context(), "test")
	ended := make(chan error, 1)
	scope.Go(context.WithoutCancel(ctx), func(ctx context.Context) error {
		<-ctx.Done()
		ended <- context.Cause(ctx)
		return nil
	})
	s.Cancel(errReloaded)
	if err := <-ended; err != errReloaded {
		t.Errorf("the cause is %v", err)
	}
	s.Close()
}

func TestGoReports(t *testing.T) {
	for _, tt := range []struct {
		name string
		f    func(context.Context) error
		want string
	}{
		{"nothing", func(context.Context) error { return nil }, ""},
		{"error", func(context.Context) error { return errReloaded }, "goroutine: reloaded"},
		{"panic", func(context.Context) error { panic("boom") }, "goroutine: boom"},
		{"asked to end", func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }, ""},
		{"asked to end, with the cause", func(ctx context.Context) error {
			<-ctx.Done()
			return fmt.Errorf("reading: %w", context.Cause(ctx))
		}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var got string
				ctx := scope.WithFault(t.Context(), func(what string, v any) { got = fmt.Sprintf("%s: %v", what, v) })
				ctx, s := scope.New(ctx, "test")
				scope.Go(ctx, tt.f)
				synctest.Wait()
				s.Close()
				if got != tt.want {
					t.Errorf("reported %q, want %q", got, tt.want)
				}
			})
		})
	}
}

func TestGoWithoutAScope(t *testing.T) {
	var got any
	scope.Go(scope.WithFault(t.Context(), func(_ string, v any) { got = v }), func(context.Context) error {
		t.Error("started without a scope")
		return nil
	})
	if got != scope.ErrNone {
		t.Errorf("reported %v", got)
	}
}

// Many goroutines use one scope while it closes: whatever was opened is
// closed exactly once, and nothing is left.
func TestHammer(t *testing.T) {
	for range 15 {
		ctx, s := scope.New(t.Context(), "test")
		var opened, closed, ran atomic.Int64
		stop := make(chan struct{})
		for i := range 8 {
			go func() {
				for {
					select {
					case <-stop:
						return
					default:
					}
					opened.Add(1)
					h, err := scope.Own(ctx, "thing", func() error { closed.Add(1); return nil })
					if err == nil && i%2 == 0 {
						h.Close()
					}
					scope.Go(ctx, func(ctx context.Context) error {
						ran.Add(1)
						defer ran.Add(-1)
						scope.Own(ctx, "inner thing", func() error { return nil })
						return nil
					})
					_, within := scope.New(ctx, "within")
					within.Handles()
					s.Handles()
					if i%3 == 0 {
						within.Close()
					}
				}
			}()
		}
		for ran.Load() == 0 && opened.Load() < 1000 {
			s.Handles()
		}
		go s.Cancel(errReloaded)
		go s.Close()
		s.Close()
		if n := ran.Load(); n != 0 {
			t.Fatalf("%d goroutines run after Close", n)
		}
		if left := s.Handles(); len(left) > 0 {
			t.Fatalf("left: %q", left)
		}
		close(stop)
		for opened.Load() != closed.Load() { // those who are under way see a closed scope
			s.Closed()
		}
	}
}
