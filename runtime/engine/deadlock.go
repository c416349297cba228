package engine

import (
	"context"
	"math"
	"runtime/metrics"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/timandy/routine"
)

// A watcher finds out that a script's goroutines all wait for each other. Go's runtime can't: goroutines of the runner wait for the supervisor.
//
// It says so only when nothing can wake one of them: no other goroutine, no timer, no file, no signal, nobody who might cancel a context. Where it can't
// know that, a program is not watched.
type watcher struct {
	program *ixgoProgram
	ours    map[uint64]bool // goroutines from before the script's start
	until   atomic.Int64    // when the last timer that the script has set is over, in nanoseconds since base
	endless atomic.Bool     // it has one that never is
	base    time.Time
	buf     []byte
}

// The times between two looks grow from the first to the last.
const (
	firstLook = 10 * time.Millisecond
	lastLook  = 2 * time.Second
	timerLate = time.Second // a timer may be late
)

// watchable reports whether a program that imports these compiled packages can be watched: the others can wake a goroutine without being one.
func watchable(imports []string) bool {
	for _, path := range imports {
		if strings.Contains(path, ".") || path == "os/signal" || strings.HasPrefix(path, "testing") || path == "syscall" || path == "unsafe" {
			return false
		}
	}
	return true
}

// watch begins to watch a program that is about to run; stop ends it.
func (w *watcher) watch() (stop func()) {
	if w == nil || w.program.code == nil {
		return func() {}
	}
	w.ours = map[uint64]bool{}
	known, whole := w.look()
	if !whole {
		return func() {}
	}
	for id := range known {
		w.ours[id] = true
	}
	delete(w.ours, routine.Goid())
	done := make(chan struct{})
	go w.loop(done)
	return func() { close(done) }
}

func (w *watcher) loop(done <-chan struct{}) {
	wait, found := firstLook, false
	timer := time.NewTimer(wait)
	defer timer.Stop()
	for {
		select {
		case <-done:
			return
		case <-timer.C:
		}
		if w.endless.Load() {
			return
		}
		begun := time.Now()
		all, dead := w.dead()
		took := time.Since(begun)
		if dead && found { // twice, so that what was about to happen has
			w.report(all)
			return
		}
		if found = dead; !dead {
			wait = max(min(wait*3/2, lastLook), 100*took) // with thousands of goroutines a look costs something
		}
		timer.Reset(wait)
	}
}

// report ends the program, as Go does.
func (w *watcher) report(all []Goroutine) {
	f := &Fault{Kind: "fatal", Message: "all goroutines are asleep - deadlock!", Goroutines: all}
	if len(all) == 0 {
		f.Message = "no goroutines (main called runtime.Goexit) - deadlock!"
	} else {
		f.Goroutine, f.Frames, f.CreatedBy, f.Parent = all[0].ID, all[0].Frames, all[0].CreatedBy, all[0].Parent
		f.Goroutines, _ = Group(all, maxFrames)
	}
	w.program.options.Fault(f)
	w.program.options.Exit(2)
}

// dead reports whether nothing will ever happen again in the script, and what its goroutines wait for.
func (w *watcher) dead() ([]Goroutine, bool) {
	if until := time.Duration(w.until.Load()); until > 0 && time.Since(w.base) < until+timerLate || busy() {
		return nil, false
	}
	known, whole := w.look()
	if !whole {
		return nil, false
	}
	me := routine.Goid()
	for id, s := range known {
		if id != me && !w.ours[id] && !s.ended && !s.system() && (!s.asleep() || w.resident(s)) {
			return nil, false
		}
	}
	return w.program.calls.list(known, true), true
}

// busy reports whether goroutines other than this run or are about to.
func busy() bool {
	s := []metrics.Sample{{Name: "/sched/goroutines/runnable:goroutines"}, {Name: "/sched/goroutines/running:goroutines"}}
	metrics.Read(s)
	return slices.ContainsFunc(s, func(s metrics.Sample) bool { return s.Value.Kind() == metrics.KindUint64 && s.Value.Uint64() > 1 })
}

// look returns what the goroutines of the process are doing; false when there are too many.
func (w *watcher) look() (map[uint64]*goState, bool) {
	text, whole := allStacks(w.buf)
	if whole {
		w.buf = text[:cap(text)]
	}
	return parseGoroutines(text, whole), whole
}

// system reports whether a goroutine is one of Go's runtime.
func (s *goState) system() bool {
	return strings.HasPrefix(s.creator, "runtime.") || strings.HasPrefix(s.creator, "unique.")
}

// asleep reports whether a goroutine waits for another one, and for nothing else.
func (s *goState) asleep() bool {
	switch s.state {
	case "coroutine":
		return true // waits to be called by another one
	case "chan receive", "chan send", "select", "chan receive (nil chan)", "chan send (nil chan)", "select (no cases)", "semacquire",
		"sync.Mutex.Lock", "sync.RWMutex.Lock", "sync.RWMutex.RLock", "sync.Cond.Wait", "sync.WaitGroup.Wait":
	default:
		return false
	}
	for _, name := range s.frames { // the script waits itself: of what compiled code waits for, nothing is known
		if interpreting(name) && !strings.HasPrefix(name, "reflect.") {
			return true
		}
		pkg, _, _ := strings.Cut(name, ".")
		if !slices.Contains([]string{"runtime", "reflect", "sync", "internal/sync", "io"}, pkg) {
			return false
		}
	}
	return false
}

// resident reports whether a goroutine waits for the script to be stopped.
func (w *watcher) resident(s *goState) bool {
	return s.state == "select (no cases)" && w.program.options.Resident
}

// in notes that a timer runs for d.
func (w *watcher) in(d time.Duration) {
	at := int64(time.Since(w.base) + d)
	if d > 0 && at < 0 {
		at = math.MaxInt64 - int64(timerLate)
	}
	for {
		old := w.until.Load()
		if at <= old || w.until.CompareAndSwap(old, at) {
			return
		}
	}
}

// overrides returns the functions that set timers: they are noted. A timer that is stopped counts until it would have been over.
func (w *watcher) overrides(afterFunc func(time.Duration, func()) *time.Timer) map[string]any {
	return map[string]any{
		"time.AfterFunc": func(d time.Duration, f func()) *time.Timer { w.in(d); return afterFunc(d, f) },
		"time.After":     func(d time.Duration) <-chan time.Time { w.in(d); return time.After(d) },
		"time.NewTimer":  func(d time.Duration) *time.Timer { w.in(d); return time.NewTimer(d) },
		"time.NewTicker": func(d time.Duration) *time.Ticker { w.endless.Store(true); return time.NewTicker(d) },
		"time.Tick":      func(d time.Duration) <-chan time.Time { w.endless.Store(true); return time.Tick(d) },
		"(*time.Timer).Reset": func(t *time.Timer, d time.Duration) bool {
			w.in(d)
			return t.Reset(d)
		},
		"context.WithTimeout": func(ctx context.Context, d time.Duration) (context.Context, context.CancelFunc) {
			w.in(d)
			return context.WithTimeout(ctx, d)
		},
		"context.WithTimeoutCause": func(ctx context.Context, d time.Duration, cause error) (context.Context, context.CancelFunc) {
			w.in(d)
			return context.WithTimeoutCause(ctx, d, cause)
		},
		"context.WithDeadline": func(ctx context.Context, t time.Time) (context.Context, context.CancelFunc) {
			w.in(time.Until(t))
			return context.WithDeadline(ctx, t)
		},
		"context.WithDeadlineCause": func(ctx context.Context, t time.Time, cause error) (context.Context, context.CancelFunc) {
			w.in(time.Until(t))
			return context.WithDeadlineCause(ctx, t, cause)
		},
	}
}
