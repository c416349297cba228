package runtime_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/nfrun/nfrun/runtime"
	"github.com/nfrun/nfrun/runtime/store"
)

// stopping deploys a script that does not stop, and calls begin; it returns
// when the script is being stopped.
func stopping(t *testing.T, d *device, grace string, begin func()) (done chan struct{}) {
	t.Helper()
	accept(t, d, "web", with(main1(stubborn), `grace = "`+grace+`"`))
	done = make(chan struct{})
	go func() { defer close(done); begin() }()
	until(t, d, "web", runtime.Stopping)
	return done
}

// A push that is accepted while the script is removed is a new script, not
// one that nobody knows.
func TestAPushThatWaitsForARemovalIsANewScript(t *testing.T) {
	d := open(t, nil)
	removed := stopping(t, d, "300ms", func() {
		if err := d.Remove(context.Background(), "web"); err != nil {
			t.Error(err)
		}
	})
	dep := accept(t, d, "web", pages("two"))
	<-removed
	if !dep.Created {
		t.Error("the script is not new")
	}
	says(t, d, "web", "two")
}

func TestARemovalThatWaitsForAPushRemovesIt(t *testing.T) {
	d := open(t, nil)
	pushed := stopping(t, d, "300ms", func() {
		if _, err := d.Deploy(context.Background(), "web", pages("two"), nil); err != nil {
			t.Error(err)
		}
	})
	if err := d.Remove(t.Context(), "web"); err != nil {
		t.Error(err)
	}
	<-pushed
	forgotten(t, d, "web")
	for _, path := range []string{"/scripts/web", "/state/scripts/web", "/state/files/web"} {
		missing(t, d.data+path)
	}
	wait(t, "only the spare is left", func() bool { return len(runners(t)) <= 1 })
}

func TestAnOperationThatWaitsTooLongIsRefusedAsBusy(t *testing.T) {
	d := open(t, func(o *runtime.Options) { o.Policy.Queue = 500 * time.Millisecond })
	done := stopping(t, d, "3s", func() { d.Stop(context.Background(), "web") })
	if _, err := d.Deploy(t.Context(), "web", pages("two"), nil); !errors.Is(err, runtime.ErrBusy) {
		t.Errorf("got %v, want ErrBusy", err)
	}
	<-done
}

func TestAClientThatHangsUpInTheQueueChangesNothing(t *testing.T) {
	d := open(t, nil)
	done := stopping(t, d, "300ms", func() { d.Stop(context.Background(), "web") })
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := d.Deploy(ctx, "web", pages("two"), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
	<-done
	if st, _ := d.Script("web"); st.Version == pages("two").ID() {
		t.Error("the version that nobody waits for was deployed")
	}
}

// Close with a deadline kills what does not stop, also while a push waits for
// its end.
func TestCloseWithADeadlineKillsWhatDoesNotStop(t *testing.T) {
	for _, what := range []string{"at rest", "during a push"} {
		t.Run(what, func(t *testing.T) {
			d := open(t, nil)
			pushed := make(chan struct{})
			if what == "during a push" {
				pushed = stopping(t, d, "2m", func() { d.Deploy(context.Background(), "web", pages("two"), nil) })
			} else {
				accept(t, d, "web", with(main1(stubborn), `grace = "2m"`))
				close(pushed)
			}
			ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
			defer cancel()
			ends(t, "Close", func() {
				if err := d.Close(ctx); err != nil {
					t.Error(err)
				}
			})
			ends(t, "the push", func() { <-pushed })
			if left := runners(t); len(left) > 0 {
				t.Errorf("runners %v are left", left)
			}
		})
	}
}

// Whatever is asked of a device that closes ends, and leaves no runner.
func TestPushesDuringCloseEndAndLeaveNoRunner(t *testing.T) {
	d := open(t, nil)
	var pushes sync.WaitGroup
	for i := range 4 {
		pushes.Go(func() {
			for {
				_, err := d.Deploy(context.Background(), "web", pages("x"), &runtime.DeployOptions{DryRun: i%2 == 0})
				if err != nil {
					return
				}
			}
		})
	}
	until(t, d, "web", runtime.Running)
	closeNow(t, d)
	ends(t, "every push", pushes.Wait)
	if _, err := d.Deploy(t.Context(), "web", pages("late"), nil); !errors.Is(err, runtime.ErrClosing) {
		t.Errorf("after Close: %v, want ErrClosing", err)
	}
	wait(t, "no runner is left", func() bool { return len(runners(t)) == 0 })
}

// New scripts are pushed while others are removed: neither fails.
func TestPushesOfNewScriptsSurviveRemovalsOfOthers(t *testing.T) {
	d := open(t, nil)
	var workers sync.WaitGroup
	for _, name := range []string{"a", "b", "c", "d"} {
		workers.Go(func() {
			for range 6 {
				if _, err := d.Deploy(t.Context(), name, main1("package main\n\nfunc main() {}\n"), nil); err != nil {
					t.Error(err)
					return
				}
				if err := d.Remove(t.Context(), name); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	ends(t, "the work", workers.Wait)
}

// A spare that dies does not fail the push that was to use it.
func TestADyingSpareFailsNoPush(t *testing.T) {
	d := open(t, nil)
	accept(t, d, "web", main1(idle))
	for i := range 8 {
		st, _ := d.Script("web")
		for _, pid := range runners(t) {
			if pid != st.PID {
				syscall.Kill(pid, syscall.SIGKILL)
			}
		}
		accept(t, d, "web", main1(idle+strings.Repeat("\n", i)))
	}
}

// What a script still saves while it is removed does not come back.
func TestNothingIsKeptOfARemovedScript(t *testing.T) {
	var slow sync.Once
	saving, goOn := make(chan struct{}), make(chan struct{})
	d := open(t, func(o *runtime.Options) {
		o.Store = &store.Options{Log: o.Log, Step: func(what string) error {
			if strings.HasPrefix(what, "rename ") && strings.HasSuffix(what, "kept.json") {
				slow.Do(func() { close(saving); <-goOn })
			}
			return nil
		}}
	})
	accept(t, d, "web", with(main1(`package main

import (
	"context"
	"os"

	"github.com/nfrun/nfrun/script"
)

var n int

func main() { script.Main(run) }

func run(ctx context.Context) error {
	if err := os.WriteFile("private", []byte("x"), 0o600); err != nil {
		return err
	}
	if err := script.Keep("n", &n); err != nil {
		return err
	}
	for {
		n++
		script.Save("n")
	}
}
`), `grace = "50ms"`))
	ends(t, "the first save", func() { <-saving })
	removed := make(chan struct{})
	go func() {
		defer close(removed)
		if err := d.Remove(context.Background(), "web"); err != nil {
			t.Error(err)
		}
	}()
	until(t, d, "web", runtime.Stopping)
	close(goOn)
	ends(t, "Remove", func() { <-removed })
	closeNow(t, d)
	for _, path := range []string{"/scripts/web", "/state/scripts/web", "/state/files/web"} {
		missing(t, d.data+path)
	}
	if _, err := os.Stat(d.data + "/state"); err != nil {
		t.Error(err)
	}
}
