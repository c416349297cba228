package store

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
)

// Watch calls changed with the name of a script whenever its files in
// DATA/scripts have changed, until ctx ends; it then waits for the calls
// that are under way. A change is settled first: all was quiet for 30 ms and
// no file of the script is open for writing; for half a second where the
// kernel does not tell, or where the script has vanished (an editor or a
// copy may be about to bring it back). What changed since it was last read
// with [Store.Deployed], before Watch began, counts. Calls for different
// names run concurrently, those for one name do not. Something whose name
// cannot be a script's is logged, once.
func (s *Store) Watch(ctx context.Context, changed func(name string)) error {
	w := &watcher{
		base:    s.path("scripts"),
		log:     s.log,
		keys:    s.Names,
		changed: changed,
		look:    s.look,
		key:     s.keyOf,
		deep:    useful,
		remake:  true,
		bad:     map[string]bool{},
	}
	w.begun = func() {
		for _, name := range s.Names() {
			if s.unread(name) {
				w.mark(name)
			}
		}
		entries, _ := os.ReadDir(w.base)
		for _, e := range entries {
			w.judge(e.Name())
		}
	}
	return w.run(ctx)
}

// unread tells whether there is something in DATA/scripts that Deployed has
// not returned.
func (s *Store) unread(name string) bool {
	files, err := s.readDeployed(name)
	s.mu.Lock()
	defer s.mu.Unlock()
	return err != nil || s.seen[name] != files.ID()
}

// keyOf names the script that a path in DATA/scripts concerns.
func (s *Store) keyOf(rel string) string {
	top, below, _ := strings.Cut(rel, "/")
	if !useful(rel) || below == "" && strings.Contains(top, ".") && !strings.HasSuffix(top, ".go") {
		return ""
	}
	name := strings.TrimSuffix(top, ".go")
	if !ValidName(name) {
		return ""
	}
	return name
}

// look tells how the files of a script are.
func (s *Store) look(name string) condition {
	if !s.present(name) {
		return gone
	}
	return inspect(s.path("scripts", name+".go"), s.path("scripts", name))
}

// judge reports something in DATA/scripts that would be a script if its name
// were another. Once.
func (w *watcher) judge(name string) {
	if w.bad == nil || w.bad[name] || !usefulName(name) || ValidName(strings.TrimSuffix(name, ".go")) {
		return
	}
	info, err := os.Stat(filepath.Join(w.base, name))
	if err != nil || !info.IsDir() && !strings.HasSuffix(name, ".go") {
		return
	}
	w.bad[name] = true
	w.log.Warn("not deployed: not a name for a script", "path", filepath.Join(w.base, name),
		"hint", "use at most 63 of a-z, 0-9 and -, with no dash first")
}

// WatchPath calls changed, one call at a time, whenever a script at path, a
// Go file or a folder, has changed, until ctx ends. See [Store.Watch] for
// when a change is settled.
func WatchPath(ctx context.Context, path string, changed func()) error {
	abs, err := filepath.Abs(path)
	if err == nil {
		if target, err := filepath.EvalSymlinks(abs); err == nil {
			abs = target
		}
	}
	if err != nil {
		return &Error{Op: "watch " + path, Err: err}
	}
	files := []string{abs}
	if filepath.Base(abs) == "main.go" {
		files = append(files, filepath.Join(filepath.Dir(abs), configFile))
	}
	within := func(rel string) bool { // base is the folder above
		for _, f := range files {
			below, ok := strings.CutPrefix(rel, filepath.Base(f))
			if ok && (below == "" || below[0] == '/' && useful(below[1:])) {
				return true
			}
		}
		return false
	}
	w := &watcher{
		base:    filepath.Dir(abs),
		log:     slog.Default(),
		keys:    func() []string { return []string{abs} },
		changed: func(string) { changed() },
		deep:    within,
		begun:   func() {},
		look: func(string) condition {
			if _, err := os.Stat(abs); err != nil {
				return gone
			}
			return inspect(files...)
		},
	}
	w.key = func(rel string) string {
		if within(rel) {
			return abs
		}
		return ""
	}
	return w.run(ctx)
}

// inspect tells whether somebody writes to one of these files, or to one of
// those in these folders.
func inspect(paths ...string) condition {
	c := settled
	for _, root := range paths {
		if target, err := filepath.EvalSymlinks(root); err == nil {
			root = target
		}
		filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil
			case path != root && !usefulName(e.Name()):
				if e.IsDir() {
					return fs.SkipDir
				}
				return nil
			case !e.Type().IsRegular():
				return nil
			}
			busy, known := writing(path)
			if busy {
				c = busyNow
				return fs.SkipAll
			}
			if !known {
				c = unknown
			}
			return nil
		})
		if c == busyNow {
			return c
		}
	}
	return c
}

// watchError gives an error of the kernel's its cure.
func watchError(path string, err error) error {
	hint := ""
	switch {
	case errors.Is(err, errWatches):
		hint = "raise the limit: sysctl fs.inotify.max_user_watches=524288"
	case errors.Is(err, errInstances):
		hint = "raise the limit: sysctl fs.inotify.max_user_instances=1024"
	}
	return &Error{Op: "watch " + path, Err: bare(err), Cure: hint}
}
