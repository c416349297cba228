package runtime

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/nfrun/nfrun/runtime/store"
)

// bootWait bounds how long Open waits for scripts to start; they go on
// starting after it.
const bootWait = 5 * time.Second

// boot starts what is deployed, takes in what was dropped meanwhile, and
// watches for more.
func (d *Device) boot(ctx context.Context, paths map[string]string) {
	if err := d.store.Collect(); err != nil {
		d.log.Warn("collect", "error", err.Error())
	}
	var started sync.WaitGroup
	turn := make(chan struct{}, 2) // a boot storm is no faster than two at a time
	for _, name := range d.store.Names() {
		if _, ok := paths[name]; ok {
			continue
		}
		started.Go(func() {
			turn <- struct{}{}
			defer func() { <-turn }()
			d.bootScript(name)
		})
	}
	for name, path := range paths {
		if d.safe {
			break
		}
		started.Go(func() {
			turn <- struct{}{}
			defer func() { <-turn }()
			d.loadPath(name, path, true)
		})
	}
	if !d.safe { // else what was dropped meanwhile would start
		d.watch(paths)
	}
	all := make(chan struct{})
	go func() { started.Wait(); close(all) }()
	timer := time.NewTimer(bootWait)
	defer timer.Stop()
	select {
	case <-all:
	case <-timer.C:
	case <-ctx.Done():
	}
	if d.safe {
		started.Wait()
		d.watch(paths)
	}
	d.spares.fill()
}

// bootScript brings one deployed script to where it was.
func (d *Device) bootScript(name string) {
	s, _, end, err := d.turn(d.ctx, name)
	if err != nil {
		return
	}
	defer end()
	m := s.manifest
	files, err := d.store.Deployed(name)
	if m.Path != "" && err == nil && len(files) == 0 {
		d.forget(s) // it came with a path on another command line
		return
	}
	if m.Path != "" { // what lies in the folder counts again
		m.Path, m.Folder, m.Current = "", "", ""
		s.adopt(m)
	}
	if files, err := d.store.Files(m.Current); m.Sync && err == nil {
		s.syncFolder(files)
	}
	switch {
	case d.safe:
		s.enter(Stopped, "safe mode")
		return
	case m.Current == "":
	case !m.Enabled:
		s.enter(Stopped, "")
	default:
		s.startStored()
	}
	s.takeFolder()
}

// startStored starts the current version. Where its bytes are damaged, it is
// taken from the scripts folder, if it lies there, or the previous version is
// started.
func (s *script) startStored() {
	m := s.manifest
	if _, err := s.d.store.Files(m.Current); err != nil {
		files, errFolder := s.d.store.Deployed(s.name)
		if errFolder == nil && len(files) > 0 && files.ID() == m.Current {
			s.note("WARN", "the current version was damaged on storage; it was taken from the scripts folder", map[string]any{"error": err.Error()})
			if _, err := s.d.store.Put(files); err != nil {
				s.d.log.Warn("store", "script", s.name, "error", err.Error())
			}
		} else if m.Previous != "" {
			s.note("ERROR", "the current version is damaged on storage; the previous one is started", map[string]any{"error": err.Error()})
			m.Current, m.Previous, m.Probation = m.Previous, "", false
			s.adopt(m)
		}
	}
	s.startCurrent()
}

// folderChanged is called when something has changed in DATA/scripts for a
// name.
func (d *Device) folderChanged(name string) {
	s, _, end, err := d.turn(d.ctx, name)
	if err != nil {
		return
	}
	defer end()
	s.takeFolder()
}

// takeFolder takes in what lies in DATA/scripts/NAME, if it is new there, and
// removes the script if its folder was deleted. Its caller holds op.
func (s *script) takeFolder() {
	files, err := s.d.store.Deployed(s.name)
	switch {
	case err != nil:
		s.diagnosed(err)
	case len(files) > 0:
		id := files.ID()
		if !s.wants(id) {
			return
		}
		if _, err := s.deploy(s.d.ctx, files, origin{folder: id}); err != nil && !errors.Is(err, ErrClosing) && s.d.ctx.Err() == nil {
			s.diagnosed(err)
		}
	case s.fromFolder():
		if err := s.remove(); err != nil {
			s.d.log.Warn("remove", "script", s.name, "error", err.Error())
		}
	}
}

// fromFolder tells whether the script's folder was there once: its absence
// then means that it was deleted.
func (s *script) fromFolder() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.manifest.Path == "" && (s.manifest.Folder != "" || s.manifest.Current == "")
}

// wants tells whether the folder's content is worth deploying: it is neither
// what was last taken from or put there, nor a version that failed.
func (s *script) wants(id string) bool {
	s.mu.Lock()
	m := s.manifest
	s.mu.Unlock()
	if id == m.Folder || m.Sync || (id == m.Current && m.Path == "") {
		return false
	}
	if slices.Contains(m.Failed, id) {
		s.note("WARN", "these bytes failed before and are not tried again; push them to try all the same", map[string]any{"version": id})
		return false
	}
	return true
}

// pathScripts names the scripts of the command line.
func pathScripts(list []string) (map[string]string, error) {
	paths := map[string]string{}
	for _, p := range list {
		abs, err := filepath.Abs(p)
		if err != nil {
			return nil, err
		}
		name := ScriptName(abs)
		if other := paths[name]; other != "" && other != abs {
			return nil, fmt.Errorf("%s and %s would both be the script %s; rename one", other, abs, name)
		}
		paths[name] = abs
	}
	return paths, nil
}

// ScriptName is the name that a script at a path gets: its folder's for a
// folder or a main.go, else its own without .go; lower case, with dashes.
func ScriptName(path string) string {
	base := filepath.Base(path)
	if base == "main.go" {
		if abs, err := filepath.Abs(path); err == nil {
			base = filepath.Base(filepath.Dir(abs))
		}
	}
	base = strings.ToLower(strings.TrimSuffix(base, ".go"))
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, base)
	if name = strings.Trim(name, "-"); name == "" {
		return "script"
	}
	return name[:min(len(name), 63)]
}

// loadPath deploys a script of the command line, if its bytes are other than
// those that run. At boot, a version that cannot be deployed leaves the one
// that ran before.
func (d *Device) loadPath(name, path string, boot bool) {
	s, _, end, err := d.turn(d.ctx, name)
	if err != nil {
		return
	}
	defer end()
	files, err := store.ReadPath(path)
	if err == nil && s.process != nil && files.ID() == s.manifest.Current {
		return
	}
	if err == nil {
		_, err = s.deploy(d.ctx, files, origin{path: path})
	}
	if err == nil || errors.Is(err, ErrClosing) || d.ctx.Err() != nil {
		return
	}
	if boot && s.manifest.Current != "" {
		s.startStored()
	}
	s.diagnosed(err)
}

// watch reloads what changes in the scripts folder and at the paths.
func (d *Device) watch(paths map[string]string) {
	d.watchers.Go(func() {
		if err := d.store.Watch(d.ctx, d.folderChanged); err != nil && d.ctx.Err() == nil {
			d.log.Error("the scripts folder is not watched", "error", err.Error())
		}
	})
	for name, path := range paths {
		d.watchers.Go(func() {
			if err := store.WatchPath(d.ctx, path, func() { d.loadPath(name, path, false) }); err != nil && d.ctx.Err() == nil {
				d.log.Error("a script is not watched", "path", path, "error", err.Error())
			}
		})
	}
}
