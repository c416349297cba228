package main

import (
	"io"
	"os"
	"testing"
	"time"
)

// A run with few reloads measures what the report shows, loses no request
// and leaves no process behind. Times are not judged here.
func TestRun(t *testing.T) {
	c := config{reloads: 3, skipNode: true, scripts: []int{1, 2}, idle: 100 * time.Millisecond}
	r, err := run(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Reloads) != len(loads) {
		t.Fatalf("%d series, want %d", len(r.Reloads), len(loads))
	}
	for _, s := range r.Reloads {
		if s.Reloads != 3 || s.Requests == 0 || s.Median <= 0 || s.Steps == nil || s.Steps.Check <= 0 {
			t.Errorf("nothing was measured: %+v", s)
		}
		if s.Failed > 0 || s.OutOfOrder > 0 {
			t.Errorf("%s: %d failed %q, %d out of order", s.Load, s.Failed, s.Errors, s.OutOfOrder)
		}
	}
	for _, u := range r.Memory {
		if u.Total <= u.Supervisor || u.Supervisor <= 0 || u.Each <= 0 {
			t.Errorf("memory: %+v", u)
		}
	}
	r.print(io.Discard)
	if left := family(os.Getpid()); len(left) != 1 {
		t.Errorf("processes left: %v", left[1:])
	}
}

func TestNodeThatIsMissingIsNoted(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if program, note := findNode(config{}); program != "" || note == "" {
		t.Errorf("got %q, %q; want a note", program, note)
	}
}

func TestQuantile(t *testing.T) {
	values := []float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}
	for q, want := range map[float64]float64{0: 1, 0.5: 5, 0.9: 9, 1: 10} {
		if got := quantile(values, q); got != want {
			t.Errorf("quantile %v: %v, want %v", q, got, want)
		}
	}
}
