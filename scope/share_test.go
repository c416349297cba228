package scope_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/nfrun/nfrun/scope"
)

// A bus counts how often it is open.
type bus struct{ opened, open atomic.Int64 }

func (b *bus) get(ctx context.Context) (*bus, error) {
	b.opened.Add(1)
	b.open.Add(1)
	_, err := scope.Own(ctx, "bus 1", func() error { b.open.Add(-1); return nil })
	return b, err
}

func TestShare(t *testing.T) {
	var b bus
	root, s := scope.New(t.Context(), "test")
	actx, a := scope.New(root, "a")
	bctx, bs := scope.New(root, "b")
	for _, ctx := range []context.Context{actx, bctx, actx} {
		if got, err := scope.Share(ctx, "bus", b.get); got != &b || err != nil {
			t.Fatalf("got %v, %v", got, err)
		}
	}
	if b.opened.Load() != 1 {
		t.Errorf("opened %d times", b.opened.Load())
	}
	want := []string{"a", "a/shared bus", "a/shared bus/bus 1", "b", "b/shared bus", "b/shared bus/bus 1"}
	if diff := cmp.Diff(want, s.Handles()); diff != "" {
		t.Error(diff)
	}
	a.Close()
	if b.open.Load() != 1 {
		t.Error("closed while it is in use")
	}
	bs.Close()
	if b.open.Load() != 0 {
		t.Error("still open")
	}
	if _, err := scope.Share(root, "bus", b.get); err != nil || b.opened.Load() != 2 {
		t.Errorf("%v, opened %d times, want again", err, b.opened.Load())
	}
	s.Close()
	if b.open.Load() != 0 {
		t.Error("still open")
	}
}

func TestShareRefuses(t *testing.T) {
	var b bus
	if _, err := scope.Share(t.Context(), "bus", b.get); !errors.Is(err, scope.ErrNone) {
		t.Errorf("got %v, want ErrNone", err)
	}
	ctx, s := scope.New(t.Context(), "test")
	s.Close()
	if _, err := scope.Share(ctx, "bus", b.get); err == nil || b.open.Load() != 0 {
		t.Errorf("got %v, %d open", err, b.open.Load())
	}
}

func TestShareFails(t *testing.T) {
	ctx, s := scope.New(t.Context(), "test")
	defer s.Close()
	fail := func(context.Context) (*bus, error) { return nil, errReloaded }
	if _, err := scope.Share(ctx, "bus", fail); !errors.Is(err, errReloaded) {
		t.Errorf("got %v", err)
	}
	func() {
		defer func() { recover() }()
		scope.Share(ctx, "bus", func(context.Context) (*bus, error) { panic("boom") })
	}()
	var b bus
	if _, err := scope.Share(ctx, "bus", b.get); err != nil {
		t.Errorf("after a failure: %v", err)
	}
	if _, err := scope.Share(ctx, "bus", func(context.Context) (int, error) { return 1, nil }); err == nil || !strings.Contains(err.Error(), "*scope_test.bus") {
		t.Errorf("with another type: %v", err)
	}
}

// Who waits for an opening that is given up tries for himself.
func TestShareGivenUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		root, s := scope.New(t.Context(), "test")
		defer s.Close()
		var tries atomic.Int64
		open := func(ctx context.Context) (int, error) {
			if tries.Add(1) == 1 {
				<-ctx.Done()
				return 0, ctx.Err()
			}
			return 7, nil
		}
		var wg sync.WaitGroup
		wg.Go(func() {
			ctx, cancel := context.WithTimeout(root, time.Second)
			defer cancel()
			if _, err := scope.Share(ctx, "bus", open); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("the first got %v", err)
			}
		})
		synctest.Wait()
		for range 3 {
			wg.Go(func() {
				if v, err := scope.Share(root, "bus", open); v != 7 || err != nil {
					t.Errorf("another got %d, %v", v, err)
				}
			})
		}
		ctx, cancel := context.WithTimeout(root, time.Millisecond)
		defer cancel()
		if _, err := scope.Share(ctx, "bus", open); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("who did not wait got %v", err)
		}
		wg.Wait()
		if n := tries.Load(); n != 2 {
			t.Errorf("%d tries, want 2", n)
		}
	})
}

// Scopes come and go: there is never more than one bus, and in the end none.
func TestShareHammer(t *testing.T) {
	root, s := scope.New(t.Context(), "test")
	var b bus
	open := func(ctx context.Context) (*bus, error) {
		if n := b.open.Load(); n != 0 {
			t.Errorf("opened while %d are open", n)
		}
		return b.get(ctx)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 200 {
				ctx, user := scope.New(root, "user")
				if _, err := scope.Share(ctx, "bus", open); err != nil {
					t.Error(err)
				}
				if b.open.Load() != 1 {
					t.Error("in use and not open")
				}
				user.Close()
			}
		})
	}
	wg.Wait()
	s.Close()
	if b.open.Load() != 0 {
		t.Error("still open")
	}
}
