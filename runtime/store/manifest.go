package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

const (
	manifestFile = "manifest.json"
	maxFailed    = 32
)

// Manifest is what is known of a script beside its files.
type Manifest struct {
	Current   string    `json:"current"`            // version that runs; empty: none yet
	Previous  string    `json:"previous,omitempty"` // version to go back to
	Enabled   bool      `json:"enabled"`            // is to run
	Probation bool      `json:"probation,omitempty"`
	Failed    []string  `json:"failed,omitempty"` // versions not to be tried again by themselves; newest last, the last 32
	Updated   time.Time `json:"updated"`
	Path      string    `json:"path,omitempty"`   // where the version came from if not from DATA/scripts: a script of nfrun run PATH
	Folder    string    `json:"folder,omitempty"` // content of DATA/scripts/NAME that was last taken from or put there
	Sync      bool      `json:"sync,omitempty"`   // DATA/scripts/NAME is still to be made the current version
}

// Manifest returns a script's manifest; the zero Manifest if there is none.
// A damaged one is set aside, with an error that is [ErrDamaged], once: it is
// gone then.
func (s *Store) Manifest(name string) (Manifest, error) {
	if err := checkName(name); err != nil {
		return Manifest{}, err
	}
	m, err := s.readManifest(name)
	if errors.Is(err, ErrDamaged) {
		s.mu.Lock()
		delete(s.index, name)
		s.mu.Unlock()
		path := s.path("state", "scripts", name, manifestFile)
		if aside := s.setAside(path); aside != nil {
			return Manifest{}, aside
		}
		return Manifest{}, &Error{Op: "read " + s.disk.rel(path), Err: err, Cure: "deploy the script again; the damaged file is kept with .corrupt added to its name"}
	}
	return m, err
}

func (s *Store) readManifest(name string) (Manifest, error) {
	path := s.path("state", "scripts", name, manifestFile)
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Manifest{}, nil
	}
	if err != nil {
		return Manifest{}, s.disk.explain("read", path, err)
	}
	var m Manifest
	if err := json.Unmarshal(b, &m); err != nil {
		return Manifest{}, fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	for _, id := range []string{m.Current, m.Previous} {
		if id != "" && !validID(id) {
			return Manifest{}, fmt.Errorf("%w: %q is no version", ErrDamaged, id)
		}
	}
	return m, nil
}

// SetManifest saves a script's manifest. Versions that the one before named,
// and that no manifest names now, are deleted.
func (s *Store) SetManifest(name string, m Manifest) error {
	if err := checkName(name); err != nil {
		return err
	}
	m.Failed = slices.Clone(m.Failed[max(0, len(m.Failed)-maxFailed):])
	b, err := json.MarshalIndent(&m, "", "\t")
	if err != nil {
		return &Error{Op: "manifest of " + name, Err: err}
	}
	path := s.path("state", "scripts", name, manifestFile)
	s.disk.scripts.RLock()
	defer s.disk.scripts.RUnlock()
	if err := s.disk.mkdir(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	s.mu.Lock()
	old := s.index[name]
	s.index[name] = append(slices.Clip(old), m) // until the write is over, either may be what a restart finds
	s.mu.Unlock()
	if err := s.disk.write(path, append(b, '\n'), 0o600); err != nil {
		return err
	}
	s.mu.Lock()
	s.index[name] = []Manifest{m}
	delete(s.fresh, m.Current)
	delete(s.fresh, m.Previous)
	s.mu.Unlock()
	s.dropAll(old)
	return nil
}

// dropAll deletes the versions of manifests that are not needed any more.
// That it did not work is no reason to fail: Collect tries again.
func (s *Store) dropAll(old []Manifest) {
	for _, m := range old {
		for _, id := range []string{m.Current, m.Previous} {
			if id == "" {
				continue
			}
			if err := s.drop(id); err != nil {
				s.log.Warn("a version is not deleted", "version", id, "error", err.Error())
			}
		}
	}
}

// readIndex learns which versions are needed.
func (s *Store) readIndex() {
	entries, _ := os.ReadDir(s.path("state", "scripts"))
	for _, e := range entries {
		name := e.Name()
		if !ValidName(name) || !exists(s.path("state", "scripts", name, manifestFile)) {
			continue
		}
		if m, err := s.readManifest(name); err == nil {
			s.index[name] = []Manifest{m}
		}
	}
}

// Remove deletes a script: its files in DATA/scripts, its versions, kept
// values and log. Files in its folder that are no part of a script, such as
// tests, stay.
func (s *Store) Remove(name string) error {
	if err := checkName(name); err != nil {
		return err
	}
	if err := s.SetDeployed(name, nil); err != nil { // first: what is left does not come back as a new script
		return err
	}
	s.mu.Lock()
	if l := s.logs[name]; l != nil {
		l.close()
		delete(s.logs, name)
	}
	delete(s.kept, name)
	delete(s.seen, name)
	s.mu.Unlock()
	if err := s.disk.remove(s.path("state", "scripts", name)); err != nil {
		return err
	}
	s.mu.Lock()
	old := s.index[name]
	delete(s.index, name)
	s.mu.Unlock()
	s.dropAll(old)
	return nil
}
