package main

import (
	"os"
	"strings"
	"testing"
)

// Every program says the same with every peer, and every peer runs all but what it is known to lack.
func TestWorkloads(t *testing.T) {
	dir := t.TempDir()
	peers, err := build(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := workloads(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) < 20 {
		t.Errorf("%d rows", len(rows))
	}
	for _, r := range rows {
		for i, p := range peers {
			if err := r.round(t.Context(), i, p); err != nil {
				t.Error(err)
			}
		}
		for i, p := range peers {
			s := r.samples[i]
			known := p.lack[r.name] != "" || s.missing == "not installed" && os.Getenv("CI") == "" || s.missing == "Go only" || r.mode == "load" && p.load != ""
			if s.missing != "" && !known && !p.may {
				t.Errorf("%s does not run %s: %s", p.name, r.name, s.missing)
			}
			if s.missing == "" && (s.took[0] < 0 || s.wall[0] <= 0) {
				t.Errorf("%s measured %v of %v in %s", p.name, s.took[0], s.wall[0], r.name)
			}
		}
	}
	var b strings.Builder
	report(&b, peers, rows)
	for _, want := range []string{"| fib |", "| load10000 |", "| memory |", "| created |", "no bit operations in Lua 5.1"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the report lacks %q:\n%s", want, b.String())
		}
	}
}
