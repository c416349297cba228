package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"sync"
)

const (
	keptFile = "kept.json"
	maxKept  = 16 << 20 // bytes of all values of a script
)

// A keeper saves the kept values of one script. Calls that come while a
// write is under way share the next one.
type keeper struct {
	disk   *disk
	path   string
	commit sync.Mutex // held while writing

	mu     sync.Mutex
	loaded bool
	values map[string]json.RawMessage // on the disk
	next   *commit
}

// A commit is a write that has not begun.
type commit struct {
	values map[string]json.RawMessage
	done   chan struct{}
	err    error // set before done is closed
}

func (s *Store) keeper(name string) (*keeper, error) {
	if err := checkName(name); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	k := s.kept[name]
	if k == nil {
		k = &keeper{disk: s.disk, path: s.path("state", "scripts", name, keptFile)}
		s.kept[name] = k
	}
	return k, nil
}

// Kept returns what a script kept, by key. A damaged file is set aside, with
// an error that is [ErrDamaged], once: nothing is kept then.
func (s *Store) Kept(name string) (map[string]json.RawMessage, error) {
	k, err := s.keeper(name)
	if err != nil {
		return nil, err
	}
	k.commit.Lock()
	defer k.commit.Unlock()
	k.mu.Lock()
	defer k.mu.Unlock()
	if err := k.load(s); err != nil {
		return nil, err
	}
	return maps.Clone(k.values), nil
}

// load reads the file the first time. k.mu is held.
func (k *keeper) load(s *Store) error {
	if k.loaded {
		return nil
	}
	b, err := os.ReadFile(k.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		k.values = map[string]json.RawMessage{}
	case err != nil:
		return k.disk.explain("read", k.path, err)
	case json.Unmarshal(b, &k.values) != nil || k.values == nil:
		if err := s.setAside(k.path); err != nil {
			return err
		}
		k.values, k.loaded = map[string]json.RawMessage{}, true
		return &Error{
			Op:   "read " + k.disk.rel(k.path),
			Err:  ErrDamaged,
			Cure: "the script starts without its kept values; the damaged file is kept with .corrupt added to its name",
		}
	}
	k.loaded = true
	return nil
}

// Keep saves one value of a script; it is on the disk when Keep returns.
// v is JSON; nil forgets the key. Concurrent calls share writes.
func (s *Store) Keep(name, key string, v json.RawMessage) error {
	k, err := s.keeper(name)
	if err != nil {
		return err
	}
	if v != nil && !json.Valid(v) {
		return &Error{Op: "keep " + key + " of " + name, Err: errors.New("the value is not JSON")}
	}
	k.mu.Lock()
	if err := k.load(s); err != nil && !errors.Is(err, ErrDamaged) {
		k.mu.Unlock()
		return err
	}
	c := k.next
	leads := c == nil
	if leads {
		c = &commit{values: map[string]json.RawMessage{}, done: make(chan struct{})}
		k.next = c
	}
	c.values[key] = v
	k.mu.Unlock()
	if leads {
		k.write(c)
	}
	<-c.done
	return c.err
}

// write makes a commit, once the one before is made.
func (k *keeper) write(c *commit) {
	k.commit.Lock()
	defer k.commit.Unlock()
	k.mu.Lock()
	k.next = nil
	saved := k.values
	k.mu.Unlock()
	values := maps.Clone(saved)
	for key, v := range c.values {
		if v == nil {
			delete(values, key)
		} else {
			values[key] = v
		}
	}
	same := maps.EqualFunc(saved, values, func(a, b json.RawMessage) bool { return bytes.Equal(a, b) })
	if !same {
		c.err = k.save(values)
	}
	if c.err == nil {
		k.mu.Lock()
		k.values = values
		k.mu.Unlock()
	}
	close(c.done)
}

func (k *keeper) save(values map[string]json.RawMessage) error {
	b, err := json.Marshal(values)
	if err != nil {
		return &Error{Op: "write " + k.disk.rel(k.path), Err: err}
	}
	if len(b) > maxKept {
		return &Error{
			Op:   "write " + k.disk.rel(k.path),
			Err:  fmt.Errorf("more than %d MiB of kept values", maxKept>>20),
			Cure: "keep less: large data belongs into a file",
		}
	}
	k.disk.scripts.RLock()
	defer k.disk.scripts.RUnlock()
	if err := k.disk.mkdir(filepath.Dir(k.path), 0o700); err != nil {
		return err
	}
	return k.disk.write(k.path, append(b, '\n'), 0o600)
}
