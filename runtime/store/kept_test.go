package store_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/nfrun/nfrun/runtime/store"
)

func TestKeep(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, nil)
	must(t, s.Keep("hello", "visits", []byte("1")))
	must(t, s.Keep("hello", "names", []byte(`["a"]`)))
	must(t, s.Keep("hello", "visits", []byte("2")))
	must(t, s.Keep("hello", "gone", []byte("true")))
	must(t, s.Keep("hello", "gone", nil))
	for range 2 {
		got, err := s.Kept("hello")
		must(t, err)
		want := map[string]json.RawMessage{"visits": []byte("2"), "names": []byte(`["a"]`)}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		got["visits"] = []byte("7") // the caller's own
		must(t, s.Close())
		s = open(t, dir, nil)
	}
	if err := s.Keep("hello", "x", []byte("{")); err == nil {
		t.Error("kept what is not JSON")
	}
	large := []byte(`"` + strings.Repeat("x", 17<<20) + `"`)
	if err := s.Keep("hello", "x", large); err == nil || hint(err) == "" {
		t.Errorf("kept 17 MiB: %v", err)
	}
	must(t, s.Keep("hello", "y", []byte("1"))) // goes on without x
}

// TestKeepTogether saves from many goroutines: all is on the disk when Keep
// returns, in few writes.
func TestKeepTogether(t *testing.T) {
	dir := t.TempDir()
	var writes atomic.Int64
	s := open(t, dir, &store.Options{Step: func(what string) error {
		if strings.HasPrefix(what, "rename ") {
			writes.Add(1)
		}
		return nil
	}})
	writes.Store(0)
	const savers, rounds = 16, 20
	var wg sync.WaitGroup
	for i := range savers {
		wg.Go(func() {
			for n := range rounds {
				if err := s.Keep("hello", fmt.Sprint("k", i), fmt.Append(nil, n)); err != nil {
					t.Error(err)
				}
				if kept, err := s.Kept("hello"); err != nil || !bytes.Equal(kept[fmt.Sprint("k", i)], fmt.Append(nil, n)) {
					t.Errorf("k%d is %s after %d was kept (%v)", i, kept[fmt.Sprint("k", i)], n, err)
				}
			}
		})
	}
	wg.Wait()
	if n := writes.Load(); n > savers*rounds/2 {
		t.Errorf("%d writes for %d saves", n, savers*rounds)
	}
	must(t, s.Close())
	kept, err := open(t, dir, nil).Kept("hello")
	must(t, err)
	if len(slices.Collect(maps.Keys(kept))) != savers {
		t.Errorf("kept: %v", kept)
	}
}

// TestKeepFails: a write that fails changes nothing, and the next one works.
func TestKeepFails(t *testing.T) {
	var full atomic.Bool
	s := open(t, t.TempDir(), &store.Options{Step: func(string) error {
		if full.Load() {
			return syscall.ENOSPC
		}
		return nil
	}})
	must(t, s.Keep("hello", "n", []byte("1")))
	full.Store(true)
	if err := s.Keep("hello", "n", []byte("2")); !errors.Is(err, syscall.ENOSPC) || hint(err) == "" {
		t.Errorf("got %v", err)
	}
	if kept, err := s.Kept("hello"); err != nil || string(kept["n"]) != "1" {
		t.Errorf("kept %s, %v", kept["n"], err)
	}
	full.Store(false)
	must(t, s.Keep("hello", "m", []byte("3")))
	if kept, err := s.Kept("hello"); err != nil || string(kept["n"]) != "1" || string(kept["m"]) != "3" {
		t.Errorf("kept %v, %v", kept, err)
	}
}
