package store_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/nfrun/nfrun/runtime/store"
)

func openLog(t *testing.T, dir string, size int64) (*store.Store, *store.Log) {
	t.Helper()
	s := open(t, dir, &store.Options{LogSize: size})
	l, err := s.Log("hello")
	must(t, err)
	return s, l
}

func messages(records []store.Record) (all []string) {
	for _, r := range records {
		all = append(all, fmt.Sprint(r.Seq, " ", r.Message))
	}
	return all
}

func TestLog(t *testing.T) {
	dir := t.TempDir()
	s, l := openLog(t, dir, 0)
	begun := time.Now()
	must(t, l.Append(store.Record{Stream: "stdout", Message: "a", Script: "hello", Version: "v1"}))
	must(t, l.Append(store.Record{Stream: "log", Level: "INFO", Message: "b <&> ü", Attrs: map[string]any{"n": 1.0}}))
	must(t, s.Close())
	s, l = openLog(t, dir, 0)
	must(t, l.Append(store.Record{Time: begun.Add(time.Hour), Message: "c"}))
	all, err := l.Read(0, 0)
	must(t, err)
	if diff := cmp.Diff([]string{"1 a", "2 b <&> ü", "3 c"}, messages(all)); diff != "" {
		t.Error(diff)
	}
	if all[0].Version != "v1" || all[1].Attrs["n"] != 1.0 || all[0].Time.Before(begun.Add(-time.Second)) {
		t.Errorf("records %+v", all)
	}
	for want, read := range map[string]func() ([]store.Record, error){
		"[2 b <&> ü 3 c]": func() ([]store.Record, error) { return l.Read(1, 0) },
		"[3 c]":           func() ([]store.Record, error) { return l.Read(0, 1) },
		"[]":              func() ([]store.Record, error) { return l.Read(3, 9) },
		"[3 c] ":          func() ([]store.Record, error) { return l.ReadSince(begun.Add(time.Minute), 0) },
	} {
		got, err := read()
		must(t, err)
		if fmt.Sprint(messages(got)) != strings.TrimSpace(want) {
			t.Errorf("got %v, want %s", messages(got), want)
		}
	}
	if again, err := s.Log("hello"); err != nil || again != l {
		t.Error("another log of the same script")
	}
}

func TestLogBounded(t *testing.T) {
	dir := t.TempDir()
	const size = 4096
	_, l := openLog(t, dir, size)
	for i := range 500 {
		must(t, l.Append(store.Record{Message: fmt.Sprint("message ", i)}))
	}
	total := int64(0)
	files, err := filepath.Glob(filepath.Join(dir, "state", "scripts", "hello", "log", "*"))
	must(t, err)
	for _, f := range files {
		info, err := os.Stat(f)
		must(t, err)
		total += info.Size()
	}
	if len(files) != 2 || total > 2*size {
		t.Errorf("%d bytes in %v", total, files)
	}
	all, err := l.Read(0, 0)
	must(t, err)
	if len(all) < 20 || all[len(all)-1].Seq != 500 {
		t.Fatalf("%d records are left", len(all))
	}
	for i, r := range all[1:] {
		if r.Seq != all[i].Seq+1 {
			t.Errorf("%d follows %d", r.Seq, all[i].Seq)
		}
	}
}

func TestLogCut(t *testing.T) {
	_, l := openLog(t, t.TempDir(), 0)
	must(t, l.Append(store.Record{Message: strings.Repeat("ü", 10000)}))
	must(t, l.Append(store.Record{Message: "\xff", Attrs: map[string]any{"x": strings.Repeat("x", 10000)}}))
	must(t, l.Append(store.Record{Message: "nan", Attrs: map[string]any{"x": math.NaN()}}))
	all, err := l.Read(0, 0)
	must(t, err)
	if m := all[0].Message; m != strings.Repeat("ü", 4096)+"… (11808 bytes cut)" {
		t.Errorf("cut to %d bytes: %q", len(m), m[len(m)-30:])
	}
	if all[1].Message != "\uFFFD" || all[1].Attrs["cut"] != "10008 bytes of attributes" || all[2].Attrs["cut"] == nil {
		t.Errorf("%+v", all[1:])
	}
}

// TestLogTorn ends a log with half a line, with garbage, and with nothing.
func TestLogTorn(t *testing.T) {
	for _, tail := range []string{`{"seq":9,"mess`, "\x00\x00\x00\n", "garbage\n{", "\n\n"} {
		dir := t.TempDir()
		s, l := openLog(t, dir, 0)
		must(t, l.Append(store.Record{Message: "a"}))
		must(t, l.Append(store.Record{Message: "b"}))
		must(t, s.Close())
		f, err := os.OpenFile(filepath.Join(dir, "state", "scripts", "hello", "log", "1.ndjson"), os.O_WRONLY|os.O_APPEND, 0)
		must(t, err)
		_, err = f.WriteString(tail)
		must(t, errors.Join(err, f.Close()))
		s, l = openLog(t, dir, 0)
		must(t, l.Append(store.Record{Message: "c"}))
		all, err := l.Read(0, 0)
		must(t, err)
		if diff := cmp.Diff([]string{"1 a", "2 b", "3 c"}, messages(all)); diff != "" {
			t.Errorf("%q: %s", tail, diff)
		}
		must(t, s.Close())
	}
}

// TestFollow has readers and followers beside writers, over many segments.
func TestFollow(t *testing.T) {
	before := runtime.NumGoroutine()
	s, l := openLog(t, t.TempDir(), 64<<10)
	const writers, each = 4, 500
	ctx, cancel := context.WithCancelCause(t.Context())
	enough := errors.New("enough")
	var followers, others sync.WaitGroup
	started := make(chan bool, 3)
	for range 3 {
		followers.Go(func() {
			started <- true
			last := uint64(0)
			err := l.Follow(ctx, 0, func(r store.Record) error {
				if r.Seq <= last {
					t.Errorf("%d after %d", r.Seq, last)
				}
				if last = r.Seq; last == writers*each {
					return enough
				}
				return nil
			})
			if !errors.Is(err, enough) {
				t.Errorf("after %d: %v", last, err)
			}
		})
	}
	for range 3 {
		<-started
	}
	for w := range writers {
		others.Go(func() {
			for i := range each {
				if err := l.Append(store.Record{Message: fmt.Sprint(w, " ", i)}); err != nil {
					t.Error(err)
				}
				if i%100 == 0 {
					if _, err := l.Read(0, 10); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	others.Wait()
	followers.Wait()

	idle, idleErr := make(chan bool), make(chan error, 1)
	go func() {
		idleErr <- l.Follow(ctx, writers*each, func(store.Record) error { close(idle); return nil })
	}()
	must(t, l.Append(store.Record{Message: "last"}))
	<-idle
	cancel(enough)
	if err := <-idleErr; !errors.Is(err, enough) {
		t.Errorf("canceled: %v", err)
	}
	go func() { idleErr <- l.Follow(context.Background(), 0, func(store.Record) error { return nil }) }()
	must(t, s.Close())
	if err := <-idleErr; err != nil {
		t.Errorf("closed: %v", err)
	}
	waitFor(t, "goroutines to end", func() bool { return runtime.NumGoroutine() <= before })
}

// waitFor waits for a condition.
func waitFor(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); !ok(); runtime.Gosched() {
		if time.Now().After(end) {
			t.Fatalf("waited for %s in vain", what)
		}
	}
}
