// Package store keeps what a device must not lose: script versions by content
// hash, manifests, kept values and logs. Every write is whole or not there,
// whenever the power goes.
package store

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// lockWait is how long Open waits for a process that is about to end.
const lockWait = 400 * time.Millisecond

// Options are the choices of a store; nil and zero fields mean defaults.
type Options struct {
	// Log gets what is set aside or cleaned up; default slog.Default().
	Log *slog.Logger
	// LogSize bounds one of the two segments of a script's log, in bytes;
	// default 1 MiB.
	LogSize int64
	// Step is called before each step of each write: "create PATH",
	// "write PATH", "fsync PATH", "rename PATH", "exchange PATH",
	// "mkdir PATH", "remove PATH", PATH relative to the data folder. An
	// error ends the write as if the step itself had failed. With Step, the
	// steps of one write come in the same order every time. It is for tests
	// that inject errors, or kill the process.
	Step func(what string) error
}

// A Store is an open data folder. Its methods may be called concurrently.
type Store struct {
	root    string
	disk    *disk
	log     *slog.Logger
	logSize int64
	lock    *os.File

	mu       sync.Mutex
	index    map[string][]Manifest // what the manifest on the disk says, or may say
	fresh    map[string]time.Time  // versions put, not yet in a manifest
	seen     map[string]string     // Files.ID of what Deployed last returned
	kept     map[string]*keeper
	logs     map[string]*Log
	versions sync.Mutex // held while a version appears or disappears
}

// Open opens a data folder and locks it for this process. What is not there
// is made, what a crash left unfinished is deleted. An error is an [*Error].
func Open(dir string, o *Options) (*Store, error) {
	if o == nil {
		o = &Options{}
	}
	root, err := filepath.Abs(dir)
	if err != nil {
		return nil, &Error{Op: "open " + dir, Err: err}
	}
	s := &Store{
		root:    root,
		disk:    &disk{root: root, hook: o.Step},
		log:     o.Log,
		logSize: cmp.Or(o.LogSize, 1<<20),
		index:   map[string][]Manifest{},
		fresh:   map[string]time.Time{},
		seen:    map[string]string{},
		kept:    map[string]*keeper{},
		logs:    map[string]*Log{},
	}
	if s.log == nil {
		s.log = slog.Default()
	}
	if err := s.open(); err != nil {
		if s.lock != nil {
			unlock(s.lock)
			s.lock.Close()
		}
		return nil, s.disk.explain("open", root, err)
	}
	return s, nil
}

func (s *Store) open() error {
	if info, err := os.Stat(s.root); err == nil && !info.IsDir() {
		return &Error{Op: "open " + s.root, Err: errors.New("it is a file, not a folder"), Cure: "name a folder with --data"}
	}
	if err := os.MkdirAll(s.root, 0o700); err != nil {
		return err
	}
	if err := s.disk.mkdir(s.path("state"), 0o700); err != nil {
		return err
	}
	if err := s.takeLock(); err != nil {
		return err
	}
	s.clean()
	for _, dir := range []string{"state/versions", "state/scripts", "scripts"} {
		if err := s.disk.mkdir(s.path(dir), 0o700); err != nil {
			return err
		}
	}
	// A folder that is full or read-only is better found now.
	if err := s.disk.write(s.path("state", "pid"), []byte(strconv.Itoa(os.Getpid())+"\n"), 0o600); err != nil {
		return err
	}
	s.readIndex()
	return nil
}

func (s *Store) takeLock() error {
	f, err := os.OpenFile(s.path("state", "lock"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	ok, err := lock(f)
	for end := time.Now().Add(lockWait); !ok && err == nil && time.Now().Before(end); ok, err = lock(f) {
		time.Sleep(lockWait / 20)
	}
	if ok {
		s.lock = f
		return nil
	}
	f.Close()
	if err != nil {
		return err
	}
	who := "another process"
	if b, err := os.ReadFile(s.path("state", "pid")); err == nil {
		who = "process " + strings.TrimSpace(string(b))
	}
	return &Error{
		Op:   "open " + s.root,
		Err:  fmt.Errorf("in use by %s", who),
		Cure: "stop that nfrun, or choose another folder with --data",
	}
}

// clean deletes what a crash left unfinished, and puts back a folder that
// was being replaced where the kernel cannot do that in one step.
func (s *Store) clean() {
	for _, dir := range []string{".", "state", "state/versions", "state/scripts", "state/scripts/*", "scripts"} {
		left, _ := filepath.Glob(filepath.Join(s.path(dir), tempPrefix+"*"))
		for _, path := range left {
			if err := os.RemoveAll(path); err != nil {
				s.log.Warn("not cleaned up", "path", path, "error", err.Error())
			}
		}
	}
	aside, _ := filepath.Glob(filepath.Join(s.path("scripts"), asidePrefix+"*"))
	for _, path := range aside {
		back := s.path("scripts", strings.TrimPrefix(filepath.Base(path), asidePrefix))
		if _, err := os.Lstat(back); errors.Is(err, fs.ErrNotExist) {
			os.Rename(path, back)
		} else {
			os.RemoveAll(path)
		}
	}
}

// Close lets go of the folder; no method may be called after it, except on a
// [Log].
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, l := range s.logs {
		l.close()
	}
	clear(s.logs)
	return errors.Join(unlock(s.lock), s.lock.Close())
}

// Path returns the absolute path of the data folder.
func (s *Store) Path() string { return s.root }

func (s *Store) path(elem ...string) string {
	return filepath.Join(append([]string{s.root}, elem...)...)
}

// ValidName tells whether a script may have this name: at most 63 of a to z,
// 0 to 9 and dashes, with no dash first.
func ValidName(name string) bool {
	if name == "" || len(name) > 63 || name[0] == '-' {
		return false
	}
	for _, c := range []byte(name) {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}

func checkName(name string) error {
	if ValidName(name) {
		return nil
	}
	return &Error{
		Op:   fmt.Sprintf("script %q", name),
		Err:  errors.New("not a name for a script"),
		Cure: "use at most 63 of a-z, 0-9 and -, with no dash first",
	}
}

// Names lists the scripts that have a manifest or that lie in DATA/scripts,
// sorted.
func (s *Store) Names() []string {
	s.mu.Lock()
	var names []string
	for name := range s.index {
		names = append(names, name)
	}
	s.mu.Unlock()
	for _, dir := range []string{s.path("state", "scripts"), s.path("scripts")} {
		entries, err := os.ReadDir(dir)
		if err != nil {
			s.log.Warn("scripts are not listed", "error", err.Error())
		}
		for _, e := range entries {
			name := strings.TrimSuffix(e.Name(), ".go")
			if !ValidName(name) {
				continue
			}
			if dir == s.path("scripts") && s.present(name) || exists(filepath.Join(dir, name, manifestFile)) {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
