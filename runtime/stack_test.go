package runtime_test

import (
	"errors"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/nfrun/nfrun/runtime"
	"github.com/nfrun/nfrun/runtime/engine"
)

const waiter = `package main

import (
	"context"

	"github.com/nfrun/nfrun/script"
)

func main() { script.Main(run) }

func run(ctx context.Context) error {
	for range 3000 {
		go rest(ctx)
	}
	rest(ctx)
	return nil
}

func rest(ctx context.Context) {
	<-ctx.Done()
}
`

// Thousands of goroutines that do the same are one.
func TestStackOfManyGoroutines(t *testing.T) {
	d := open(t, nil)
	accept(t, d, "many", main1(waiter))
	want := []engine.Goroutine{
		{ID: 1, State: "chan receive", Frames: []engine.Frame{
			{Func: "main.rest", File: "main.go", Line: 20}, {Func: "main.run", File: "main.go", Line: 15}, {Func: "main.main", File: "main.go", Line: 9},
		}},
		{Count: 3000, State: "chan receive", Frames: []engine.Frame{{Func: "main.rest", File: "main.go", Line: 20}},
			CreatedBy: &engine.Frame{Func: "main.run", File: "main.go", Line: 13}, Parent: 1},
	}
	var st *runtime.Stack
	wait(t, "all wait", func() bool {
		var err error
		if st, err = d.Stack("many"); err != nil {
			t.Fatal(err)
		}
		return len(st.Goroutines) == 2 && st.Goroutines[1].Count == 3000
	})
	st.Goroutines[1].ID = 0 // any
	if diff := cmp.Diff(want, st.Goroutines); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if st.Total != 3001 || st.Recorded || st.State != runtime.Running || st.Version == "" {
		t.Errorf("%d goroutines, %+v", st.Total, st)
	}
}

// Of a process that does not answer, the flight recorder knows where it was; and whoever asks waits no longer than he has to.
func TestStackOfAProcessThatDoesNotAnswer(t *testing.T) {
	d := open(t, func(o *runtime.Options) { o.Policy.Look = 200 * time.Millisecond })
	accept(t, d, "busy", main1("package main\n\nfunc spin() {\n\tfor i := 0; ; i++ {\n\t\t_ = i\n\t}\n}\n\nfunc main() {\n\tspin()\n}\n"))
	st, err := d.Script("busy")
	if err != nil {
		t.Fatal(err)
	}
	wait(t, "it spins", func() bool {
		s, err := d.Stack("busy")
		return err == nil && len(s.Goroutines) == 1 && s.Goroutines[0].Frames[0].Func == "main.spin"
	})
	if err := syscall.Kill(st.PID, syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	ends(t, "a row of looks at it", func() {
		for range 3 {
			s, err := d.Stack("busy")
			if err != nil {
				t.Fatal(err)
			}
			at := s.Goroutines[len(s.Goroutines)-1]
			if !s.Recorded || at.State != "last seen" || at.Frames[0].Func != "main.spin" {
				t.Errorf("%+v", s)
			}
		}
	})
	if err := syscall.Kill(st.PID, syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	wait(t, "it answers again", func() bool {
		s, err := d.Stack("busy")
		return err == nil && !s.Recorded
	})
}

func TestStackOfWhatDoesNotRun(t *testing.T) {
	d := open(t, nil)
	accept(t, d, "brief", main1("package main\n\nfunc main() {}\n"))
	wait(t, "it has ended", func() bool {
		st, _ := d.Script("brief")
		return st.State == runtime.Exited
	})
	if _, err := d.Stack("brief"); !errors.Is(err, runtime.ErrNotRunning) {
		t.Error(err)
	}
	if _, err := d.Stack("nobody"); !errors.Is(err, runtime.ErrUnknown) {
		t.Error(err)
	}
}
