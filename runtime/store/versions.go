package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// freshFor is how long a version that no manifest names is safe from
// [Store.Collect] after it was put.
const freshFor = time.Minute

// corrupt ends the name of what was set aside.
const corrupt = ".corrupt"

// Put saves a version and returns its [Files.ID]; it is on the disk when Put
// returns. A version that is there already is not written again, unless it
// is damaged.
func (s *Store) Put(f Files) (id string, err error) {
	id = f.ID()
	s.mu.Lock()
	now := time.Now()
	for old, put := range s.fresh {
		if now.Sub(put) > freshFor {
			delete(s.fresh, old)
		}
	}
	s.fresh[id] = now
	s.mu.Unlock()

	s.versions.Lock()
	defer s.versions.Unlock()
	dir := s.Dir(id)
	if there, err := readWhole(dir); err == nil && there.Equal(f) {
		return id, nil
	} else if !errors.Is(err, fs.ErrNotExist) {
		if err := s.setAside(dir); err != nil {
			return "", err
		}
	}
	tmp := s.disk.temp(s.path("state", "versions"))
	if err = s.disk.tree(tmp, f, 0o700, 0o400); err == nil {
		err = s.disk.rename(tmp, dir)
	}
	if err != nil {
		os.RemoveAll(tmp)
		return "", s.disk.explain("write", dir, err)
	}
	return id, nil
}

// Dir returns the absolute path of a version's folder. What is in it must
// not be changed.
func (s *Store) Dir(id string) string { return s.path("state", "versions", id) }

// Files returns a version. One that is not what was put is set aside, and
// the error then is [ErrDamaged]; one that is not there is
// [fs.ErrNotExist].
func (s *Store) Files(id string) (Files, error) {
	if !validID(id) {
		return nil, &Error{Op: fmt.Sprintf("version %q", id), Err: fs.ErrNotExist}
	}
	s.versions.Lock()
	defer s.versions.Unlock()
	f, err := readWhole(s.Dir(id))
	switch {
	case err == nil && f.ID() == id:
		return f, nil
	case err == nil || errors.Is(err, ErrDamaged):
		if err := s.setAside(s.Dir(id)); err != nil {
			return nil, err
		}
		return nil, &Error{Op: "version " + id, Err: ErrDamaged, Cure: "deploy the script again"}
	}
	return nil, s.disk.explain("read", s.Dir(id), err)
}

// Verify tells whether a version is what was put; the error is that of
// [Store.Files].
func (s *Store) Verify(id string) error {
	_, err := s.Files(id)
	return err
}

// Collect deletes the versions that no manifest names, except those put a
// moment ago, versions set aside, and what is left of scripts that are gone.
func (s *Store) Collect() error {
	entries, err := os.ReadDir(s.path("state", "versions"))
	if err != nil {
		return s.disk.explain("read", s.path("state", "versions"), err)
	}
	var errs []error
	for _, e := range entries {
		if validID(e.Name()) {
			errs = append(errs, s.drop(e.Name()))
		} else if strings.HasSuffix(e.Name(), corrupt) {
			errs = append(errs, s.disk.discard(s.path("state", "versions", e.Name())))
		}
	}
	return errors.Join(append(errs, s.collectScripts())...)
}

// drop deletes a version that is not needed.
func (s *Store) drop(id string) error {
	s.versions.Lock()
	defer s.versions.Unlock()
	if s.needed(id) {
		return nil
	}
	return s.disk.discard(s.Dir(id))
}

func (s *Store) needed(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if put, ok := s.fresh[id]; ok && time.Since(put) < freshFor {
		return true
	}
	for _, manifests := range s.index {
		for _, m := range manifests {
			if m.Current == id || m.Previous == id {
				return true
			}
		}
	}
	return false
}

// collectScripts deletes the logs of scripts that have nothing else.
func (s *Store) collectScripts() error {
	s.disk.scripts.Lock()
	defer s.disk.scripts.Unlock()
	dir := s.path("state", "scripts")
	entries, err := os.ReadDir(dir)
	if err != nil {
		return s.disk.explain("read", dir, err)
	}
	var errs []error
	for _, e := range entries {
		name := e.Name()
		s.mu.Lock()
		_, open := s.logs[name]
		s.mu.Unlock()
		if open || !ValidName(name) || s.present(name) ||
			exists(filepath.Join(dir, name, manifestFile)) || exists(filepath.Join(dir, name, keptFile)) {
			continue
		}
		errs = append(errs, s.disk.remove(filepath.Join(dir, name)))
	}
	return errors.Join(errs...)
}

// setAside renames what is damaged, over what was set aside before.
func (s *Store) setAside(path string) error {
	aside := path + corrupt
	if err := os.RemoveAll(aside); err != nil {
		return s.disk.explain("remove", aside, err)
	}
	if err := s.disk.rename(path, aside); err != nil {
		return s.disk.explain("set aside", path, err)
	}
	s.log.Warn("set aside: damaged", "path", aside)
	return nil
}

// readWhole reads all that is in a folder.
func readWhole(dir string) (Files, error) {
	files := Files{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir():
			return nil
		case !e.Type().IsRegular():
			return ErrDamaged
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		if rel == "." {
			return ErrDamaged
		}
		files[filepath.ToSlash(rel)], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		return nil, err
	}
	return files, nil
}

func validID(id string) bool {
	if len(id) != 16 {
		return false
	}
	for _, c := range []byte(id) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}
