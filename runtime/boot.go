package runtime

import (
	"context"
	"errors"
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
func (d *Device) boot(ctx context.Context) {
	if err := d.store.Collect(); err != nil {
		d.log.Warn("collect", "error", err.Error())
	}
	var started sync.WaitGroup
	turn := make(chan struct{}, 2) // a boot storm is no faster than two at a time
	paths := d.pathScripts()
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
			d.loadPath(name, path)
		})
	}
	d.watch(paths)
	all := make(chan struct{})
	go func() { started.Wait(); close(all) }()
	timer := time.NewTimer(bootWait)
	defer timer.Stop()
	select {
	case <-all:
	case <-timer.C:
	case <-ctx.Done():
	}
	d.spares.fill()
}

// bootScript brings one deployed script to where it was.
func (d *Device) bootScript(name string) {
	m, _ := d.store.Manifest(name)
	if files, err := d.store.Deployed(name); m.Path != "" && err == nil && len(files) == 0 {
		return // it came with a path on another command line
	}
	s, _ := d.script(name)
	end, err := s.begin(d.ctx)
	if err != nil {
		return
	}
	s.mu.Lock()
	if m.Path != "" { // what lies in the folder counts again
		m.Path, m.Folder, m.Current = "", "", ""
		s.manifest = m
	}
	m = s.manifest
	s.mu.Unlock()
	if files, err := d.store.Files(m.Current); m.Sync && err == nil {
		s.syncFolder(files)
	}
	switch {
	case d.safe:
		s.enter(Stopped, "safe mode")
	case m.Current == "":
	case !m.Enabled:
		s.enter(Stopped, "")
	default:
		s.startStored()
	}
	end()
	if !d.safe {
		d.drop(name)
	}
}

// startStored starts the current version or, where its bytes are damaged,
// the previous one.
func (s *script) startStored() {
	s.startCurrent()
	s.mu.Lock()
	m, failed := s.manifest, s.state == Failed
	s.mu.Unlock()
	if !failed || m.Previous == "" {
		return
	}
	if _, err := s.d.store.Files(m.Current); err == nil {
		return
	}
	s.note("ERROR", "the current version is damaged on storage; the previous one is started", nil)
	m.Current, m.Previous, m.Probation = m.Previous, "", false
	if s.setManifest(m) == nil {
		s.startCurrent()
	}
}

// drop takes in what lies in DATA/scripts for a name, if it is new there.
func (d *Device) drop(name string) {
	if d.ctx.Err() != nil {
		return
	}
	files, err := d.store.Deployed(name)
	s, known := d.known(name)
	if err != nil {
		if s, _ = d.script(name); s != nil {
			s.diagnosed(err)
		}
		return
	}
	if len(files) == 0 {
		if known && s.fromFolder() {
			if end, err := s.begin(d.ctx); err == nil {
				if err := s.remove(); err != nil {
					d.log.Warn("remove", "script", name, "error", err.Error())
				}
				end()
			}
		}
		return
	}
	id := files.ID()
	if s, _ = d.script(name); s == nil || !s.wants(id) {
		return
	}
	if _, err := s.deploy(d.ctx, files, origin{folder: id}); err != nil && !errors.Is(err, ErrClosing) {
		s.diagnosed(err)
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
func (d *Device) pathScripts() map[string]string {
	paths := map[string]string{}
	for _, p := range d.options.Paths {
		abs, err := filepath.Abs(p)
		if err != nil {
			abs = p
		}
		paths[ScriptName(abs)] = abs
	}
	return paths
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

// loadPath deploys a script of the command line.
func (d *Device) loadPath(name, path string) {
	files, err := store.ReadPath(path)
	s, _ := d.script(name)
	if err == nil {
		_, err = s.deploy(d.ctx, files, origin{path: path})
	}
	if err != nil && !errors.Is(err, ErrClosing) {
		s.diagnosed(err)
	}
}

// watch reloads what changes in the scripts folder and at the paths.
func (d *Device) watch(paths map[string]string) {
	d.watchers.Go(func() {
		if err := d.store.Watch(d.ctx, d.drop); err != nil && d.ctx.Err() == nil {
			d.log.Error("the scripts folder is not watched", "error", err.Error())
		}
	})
	for name, path := range paths {
		d.watchers.Go(func() {
			if err := store.WatchPath(d.ctx, path, func() { d.reloadPath(name, path) }); err != nil && d.ctx.Err() == nil {
				d.log.Error("a script is not watched", "path", path, "error", err.Error())
			}
		})
	}
}

// reloadPath deploys a script of the command line that was saved, if its
// bytes are other than those that run.
func (d *Device) reloadPath(name, path string) {
	if s, ok := d.known(name); ok {
		if files, err := store.ReadPath(path); err == nil {
			s.mu.Lock()
			same := files.ID() == s.manifest.Current && s.process != nil
			s.mu.Unlock()
			if same {
				return
			}
		}
	}
	d.loadPath(name, path)
}
