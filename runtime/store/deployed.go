package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// asidePrefix begins the name of a folder in DATA/scripts that is being
// replaced where the kernel cannot do that in one step.
const asidePrefix = ".aside-"

// Deployed returns what lies in DATA/scripts for a name: the files of NAME/,
// or NAME.go as "main.go". Nothing there is nil. That both are there is an
// error: nobody could say which one counts.
func (s *Store) Deployed(name string) (Files, error) {
	if err := checkName(name); err != nil {
		return nil, err
	}
	files, err := s.readDeployed(name)
	if err == nil {
		s.mu.Lock()
		s.seen[name] = files.ID()
		s.mu.Unlock()
	}
	return files, err
}

func (s *Store) readDeployed(name string) (Files, error) {
	dir, file := s.path("scripts", name), s.path("scripts", name+".go")
	var files Files
	if info, err := os.Stat(dir); err == nil && info.IsDir() {
		if files, err = ReadFiles(os.DirFS(dir)); err != nil {
			return nil, s.readError(dir, err)
		}
	}
	src, err := os.ReadFile(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if len(files) == 0 {
			return nil, nil
		}
		return files, nil
	case err != nil:
		return nil, s.readError(file, err)
	case len(files) > 0:
		return nil, &Error{
			Op:   "read script " + name,
			Err:  fmt.Errorf("both scripts/%s.go and scripts/%s are there", name, name),
			Cure: "delete one of them",
		}
	}
	return Files{"main.go": src}, nil
}

func (s *Store) readError(path string, err error) error {
	if _, ok := errors.AsType[*UploadError](err); ok {
		return err
	}
	return s.disk.explain("read", path, err)
}

// SetDeployed makes DATA/scripts/NAME these files, in one step where the
// kernel can swap two names, else so that a crash leaves the old ones or the
// new ones for the next Open. nil removes what is there. What lies in the
// folder and is no part of a script (tests, dotfiles) stays.
func (s *Store) SetDeployed(name string, f Files) error {
	if err := checkName(name); err != nil {
		return err
	}
	dir, file := s.path("scripts", name), s.path("scripts", name+".go")
	there, err := s.readDeployed(name)
	switch {
	case err == nil && there.Equal(f):
		return nil
	case exists(file) && !exists(dir) && len(f) == 1 && f["main.go"] != nil:
		return s.disk.write(file, f["main.go"], 0o644) // it stays a single file
	}
	if len(f) > 0 || exists(dir) {
		if err := s.swap(dir, f); err != nil {
			return err
		}
	}
	return s.disk.remove(file)
}

// swap replaces a script's folder by one of these files.
func (s *Store) swap(dir string, f Files) error {
	rest := extras(dir)
	if len(f) == 0 && len(rest) == 0 {
		return s.disk.remove(dir)
	}
	tmp := s.disk.temp(filepath.Dir(dir))
	err := s.disk.tree(tmp, f, 0o755, 0o644)
	if err == nil {
		err = s.disk.replace(tmp, dir)
	}
	if err != nil {
		os.RemoveAll(tmp)
		return s.disk.explain("write", dir, err)
	}
	for _, rel := range rest {
		to := filepath.Join(dir, rel)
		os.MkdirAll(filepath.Dir(to), 0o755)
		if err := os.Rename(filepath.Join(tmp, rel), to); err != nil {
			s.log.Warn("a file beside a script was lost", "path", to, "error", err.Error())
		}
	}
	return s.disk.explain("remove", tmp, os.RemoveAll(tmp))
}

// replace gives a finished folder its name. What had that name has the
// temporary one afterwards.
func (d *disk) replace(tmp, dir string) error {
	if !exists(dir) {
		return d.rename(tmp, dir)
	}
	err := d.step("exchange", dir, func() error { return exchange(tmp, dir) })
	switch {
	case err == nil:
		return d.syncDir(filepath.Dir(dir))
	case !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, syscall.ENOSYS):
		return err
	}
	aside := filepath.Join(filepath.Dir(dir), asidePrefix+filepath.Base(dir))
	if err := d.step("rename", aside, func() error { return os.Rename(dir, aside) }); err != nil {
		return err
	}
	if err := d.rename(tmp, dir); err != nil {
		if !exists(dir) {
			os.Rename(aside, dir)
		}
		return err
	}
	return os.Rename(aside, tmp)
}

// extras lists what is in a folder and no part of a script: files, and whole
// folders such as .git.
func extras(dir string) []string {
	var rest []string
	filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || path == dir {
			return nil
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil || useful(filepath.ToSlash(rel)) {
			return nil
		}
		if !temporary(e.Name()) {
			rest = append(rest, rel)
		}
		if e.IsDir() {
			return fs.SkipDir
		}
		return nil
	})
	return rest
}

// present tells whether DATA/scripts has a script of that name: Go source,
// or at least something.
func (s *Store) present(name string) bool {
	if exists(s.path("scripts", name+".go")) {
		return true
	}
	found := false
	dir := s.path("scripts", name)
	if target, err := filepath.EvalSymlinks(dir); err == nil {
		dir = target
	}
	filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || path == dir {
			return nil
		}
		if !usefulName(e.Name()) {
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if !e.IsDir() && strings.HasSuffix(path, ".go") {
			found = true
			return fs.SkipAll
		}
		return nil
	})
	return found
}
