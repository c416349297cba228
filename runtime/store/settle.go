package store

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	quiet     = 30 * time.Millisecond  // without an event
	quietLong = 500 * time.Millisecond // where it is not known what is going on
	busyMost  = 250 * time.Millisecond // between two looks at a file that is being written
	patience  = 5 * time.Second        // with such a file, before a word is said
)

// What inotify answers when its limits are reached.
const (
	errWatches   = syscall.ENOSPC
	errInstances = syscall.EMFILE
)

// A condition is how the files of a script are.
type condition int

const (
	settled condition = iota
	busyNow           // somebody writes
	unknown           // the kernel does not say who writes
	gone              // there is no script
)

// A watcher watches a folder and some of those below it, and tells of
// changes once they have settled. Paths that it asks about are relative to
// base, with slashes.
type watcher struct {
	base    string
	log     *slog.Logger
	deep    func(rel string) bool      // watch this folder below base too?
	key     func(rel string) string    // what a change of this path concerns; "": nothing
	keys    func() []string            // all there are
	look    func(key string) condition // how it is
	changed func(key string)
	begun   func() // called once watching has begun
	remake  bool   // make base again if it is deleted

	fs      *fsnotify.Watcher
	pending map[string]*change
	running map[string]bool
	renamed string // key whose top was renamed by the event before
	bad     map[string]bool
}

// A change has not settled.
type change struct {
	first time.Time // event
	last  time.Time
	due   time.Time // to look again
	wait  time.Duration
	told  bool   // that it takes long
	sure  bool   // gone for good
	after string // key whose change has to be told first
}

// run watches until ctx ends.
func (w *watcher) run(ctx context.Context) error {
	var err error
	if w.fs, err = fsnotify.NewWatcher(); err != nil {
		return watchError(w.base, err)
	}
	defer w.fs.Close()
	w.pending, w.running = map[string]*change{}, map[string]bool{}
	if err := w.fs.Add(w.base); err != nil {
		return watchError(w.base, err)
	}
	w.add(w.base)
	w.begun()

	var calls sync.WaitGroup
	finished := make(chan string)
	defer func() {
		go func() { calls.Wait(); close(finished) }()
		for range finished {
		}
	}()
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	for {
		timer.Reset(w.next())
		select {
		case <-ctx.Done():
			return nil
		case ev, ok := <-w.fs.Events:
			if !ok {
				return nil
			}
			if err := w.event(ev); err != nil {
				return err
			}
		case err := <-w.fs.Errors:
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				return watchError(w.base, err)
			}
			w.add(w.base) // something was missed: look at all
			for _, key := range w.keys() {
				w.mark(key)
			}
		case key := <-finished:
			delete(w.running, key)
		case <-timer.C:
			for _, key := range w.ready(time.Now()) {
				w.running[key] = true
				calls.Go(func() { w.changed(key); finished <- key })
			}
		}
	}
}

// event takes note of one event.
func (w *watcher) event(ev fsnotify.Event) error {
	if !ev.Has(fsnotify.Create | fsnotify.Write | fsnotify.Remove | fsnotify.Rename) {
		return nil
	}
	if ev.Name == w.base {
		return w.revive()
	}
	rel := w.rel(ev.Name)
	if ev.Has(fsnotify.Remove | fsnotify.Rename) {
		w.drop(ev.Name)
	}
	if !ev.Has(fsnotify.Write) {
		// Also after a swap of two names, which ends with Rename.
		if folder, empty := w.add(ev.Name); folder && empty && ev.Has(fsnotify.Create) {
			return nil // a change will come when there is something in it
		}
	}
	key, before := w.key(rel), w.renamed
	w.renamed = ""
	top := !strings.Contains(rel, "/")
	if key == "" {
		if top && ev.Has(fsnotify.Create) {
			w.judge(rel)
		}
		return nil
	}
	c := w.mark(key)
	if top && ev.Has(fsnotify.Rename) {
		w.renamed = key
	}
	if top && ev.Has(fsnotify.Create) && before != "" && before != key { // mv before key
		c.after = before
		if p := w.pending[before]; p != nil {
			p.sure = true
		}
	}
	return nil
}

// mark begins a change, or keeps it from settling yet.
func (w *watcher) mark(key string) *change {
	c := w.pending[key]
	if c == nil {
		c = &change{first: time.Now()}
		w.pending[key] = c
	}
	c.last = time.Now()
	c.due = c.last.Add(quiet)
	c.wait, c.sure = 0, false
	return c
}

// next is how long it takes until a change may have settled.
func (w *watcher) next() time.Duration {
	wait := time.Hour
	for _, c := range w.pending {
		wait = min(wait, time.Until(c.due))
	}
	return max(wait, 0)
}

// ready returns what has settled, and forgets it.
func (w *watcher) ready(now time.Time) []string {
	var keys []string
	for key, c := range w.pending {
		if c.due.After(now) {
			continue
		}
		if w.running[key] || c.after != "" && (w.pending[c.after] != nil || w.running[c.after] || slices.Contains(keys, c.after)) {
			c.due = now.Add(quiet)
			continue
		}
		state, long := w.look(key), c.last.Add(quietLong)
		switch {
		case state == busyNow:
			c.wait = min(max(2*c.wait, quiet), busyMost)
			c.due = now.Add(c.wait)
			if !c.told && now.Sub(c.first) > patience {
				c.told = true
				w.log.Info("a script waits until a program that writes to its files is done", "script", key)
			}
		case (state == unknown || state == gone && !c.sure) && long.After(now):
			c.due = long
		default:
			delete(w.pending, key)
			keys = append(keys, key)
		}
	}
	return keys
}

// add watches a folder and what is below it, if it is one to watch, and
// tells whether no file is in it.
func (w *watcher) add(path string) (folder, empty bool) {
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() {
		return false, false
	}
	if path != w.base {
		if !w.deep(w.rel(path)) {
			return true, false
		}
		if err := w.fs.Add(path); err != nil {
			if !errors.Is(err, fs.ErrNotExist) {
				w.log.Warn("a folder is not watched", "error", err.Error(), "hint", watchError(path, err).(*Error).Hint())
			}
			return true, false
		}
	}
	empty = true
	entries, _ := os.ReadDir(path)
	for _, e := range entries {
		if e.IsDir() || path == w.base && e.Type()&fs.ModeSymlink != 0 {
			_, none := w.add(filepath.Join(path, e.Name()))
			empty = empty && none
		} else if usefulName(e.Name()) {
			empty = false
		}
	}
	return true, empty
}

// drop ends watching a folder that was moved, and all below it: the watch
// would go on under the old name.
func (w *watcher) drop(path string) {
	for _, p := range w.fs.WatchList() {
		if p == path || strings.HasPrefix(p, path+string(filepath.Separator)) {
			w.fs.Remove(p)
		}
	}
}

// revive goes on after somebody deleted or moved the folder itself.
func (w *watcher) revive() error {
	if !w.remake {
		return watchError(w.base, fs.ErrNotExist)
	}
	if err := os.MkdirAll(w.base, 0o700); err != nil {
		return watchError(w.base, err)
	}
	w.drop(w.base)
	if err := w.fs.Add(w.base); err != nil {
		return watchError(w.base, err)
	}
	w.add(w.base)
	for _, key := range w.keys() {
		w.mark(key)
	}
	return nil
}

func (w *watcher) rel(path string) string {
	rel, err := filepath.Rel(w.base, path)
	if err != nil {
		return path
	}
	return filepath.ToSlash(rel)
}
