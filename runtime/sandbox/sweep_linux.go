package sandbox

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Sweep removes the groups of supervisors that are dead, and kills what they
// left running in them. A supervisor calls it when it starts.
func Sweep() error {
	var errs error
	for _, h := range hierarchies() {
		entries, err := os.ReadDir(h.base)
		if err != nil {
			continue
		}
		for _, e := range entries {
			if e.IsDir() && abandoned(e.Name()) {
				errs = errors.Join(errs, removeTree(filepath.Join(h.base, e.Name())))
			}
		}
	}
	return errs
}

// abandoned says whether name is that of a supervisor which runs no more.
func abandoned(name string) bool {
	rest, ok := strings.CutPrefix(name, groupPrefix)
	if !ok {
		return false
	}
	id, start, ok := strings.Cut(rest, "-")
	pid, err := strconv.Atoi(id)
	if !ok || err != nil {
		return false
	}
	s, err := readStat(pid)
	return err != nil || s.start != start || s.state == 'Z'
}

// removeTree removes the group dir and those in it.
func removeTree(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var errs error
	for _, e := range entries {
		if e.IsDir() {
			errs = errors.Join(errs, removeTree(filepath.Join(dir, e.Name())))
		}
	}
	return errors.Join(errs, removeGroup(dir))
}
