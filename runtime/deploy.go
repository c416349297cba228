package runtime

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"time"

	"github.com/nfrun/nfrun/runtime/config"
	"github.com/nfrun/nfrun/runtime/engine"
	"github.com/nfrun/nfrun/runtime/sandbox"
	"github.com/nfrun/nfrun/runtime/store"
	"github.com/nfrun/nfrun/runtime/wire"
)

// A candidate is a version that was loaded and confined in a runner of its
// own: all that can fail before its own code runs has not failed.
type candidate struct {
	version string
	files   store.Files
	config  *config.Script
	process *process
	checked *wire.CheckedBody
}

func (c *candidate) discard() {
	if c.process != nil {
		c.process.discard()
		c.process.close()
		c.process = nil
	}
}

// Deploy implements Control.
func (d *Device) Deploy(ctx context.Context, name string, files store.Files, o *DeployOptions) (*Deployment, error) {
	if o != nil && o.DryRun {
		return d.dryRun(name, files)
	}
	s, known, end, err := d.turn(ctx, name)
	if err != nil {
		return nil, err
	}
	defer end()
	if len(files) == 1 { // one Go file does not take the script.toml away
		if old, err := d.store.Files(s.manifest.Current); err == nil {
			files = files.Replace(old)
		}
	}
	dep, err := s.deploy(ctx, files, origin{})
	if err != nil {
		if !known {
			d.forget(s)
			os.RemoveAll(d.filesDir(name))
		}
		return nil, err
	}
	dep.Created = !known
	return dep, nil
}

// An origin says where a version came from.
type origin struct {
	path   string // a script of nfrun run PATH
	folder string // content of DATA/scripts/NAME that the version was read from
}

// deploy is a reload: check, stop, start. Until the check has passed and the
// version is safe on storage, nothing is touched. Its caller holds op.
func (s *script) deploy(ctx context.Context, files store.Files, from origin) (*Deployment, error) {
	begun := time.Now()
	manifest := s.manifest
	dep := &Deployment{Name: s.name}
	defer s.d.spares.fill()

	c, err := s.d.prepare(s.name, files, true)
	if err != nil {
		return nil, err
	}
	if err = context.Cause(ctx); err == nil { // else the client hung up, and expects no change
		_, err = s.d.store.Put(files)
	}
	dep.Timings.Check = since(begun)
	if err != nil {
		c.discard()
		return nil, err
	}
	dep.Version = c.version
	next := manifest
	next.Enabled, next.Path = true, from.path
	next.Failed = slices.DeleteFunc(slices.Clone(manifest.Failed), func(v string) bool { return v == c.version })
	if c.version != manifest.Current {
		next.Current, next.Previous, next.Probation = c.version, manifest.Current, true
	}
	switch {
	case from.folder != "":
		next.Folder = from.folder
	case from.path == "":
		next.Sync = true
	}
	if err := s.replace(c, next, &dep.Timings); err != nil {
		return nil, err
	}
	s.syncFolder(files)
	s.mu.Lock()
	dep.State = s.state
	if s.process == nil || s.process != c.process {
		dep.Error, dep.Action = s.fault, s.action
	}
	if s.manifest.Current != c.version { // another one runs
		dep.State = Failed
	}
	s.mu.Unlock()
	dep.Timings.Total = since(begun)
	s.note("INFO", "deployed", map[string]any{
		"version": dep.Version, "state": string(dep.State),
		"check_ms": dep.Timings.Check, "stop_ms": dep.Timings.Stop, "start_ms": dep.Timings.Start, "total_ms": dep.Timings.Total,
	})
	return dep, nil
}

// syncFolder makes DATA/scripts/NAME what was pushed, unless somebody has
// changed it meanwhile: that counts, and is taken in next.
func (s *script) syncFolder(files store.Files) {
	m := s.manifest
	if !m.Sync {
		return
	}
	m.Sync = false
	lies, err := s.d.store.Deployed(s.name)
	if err == nil && (len(lies) == 0 || lies.ID() == m.Folder) {
		err = s.d.store.SetDeployed(s.name, files)
		if lies, errLies := s.d.store.Deployed(s.name); err == nil || errLies == nil && lies.ID() == files.ID() {
			m.Folder = files.ID() // also where it failed after the step that counts
		}
	}
	if err != nil {
		s.note("WARN", "the scripts folder could not be brought up to date", map[string]any{"error": err.Error()})
	}
	s.adopt(m)
}

// dryRun checks only.
func (d *Device) dryRun(name string, files store.Files) (*Deployment, error) {
	begun := time.Now()
	defer d.spares.fill()
	c, err := d.prepare(name, files, false)
	if err != nil {
		return nil, err
	}
	c.discard()
	dep := &Deployment{Name: name, Version: c.version, State: Stopped}
	if s, ok := d.known(name); ok {
		dep.State = s.status().State
	} else {
		dep.Created = true
	}
	dep.Timings.Check = since(begun)
	dep.Timings.Total = dep.Timings.Check
	return dep, nil
}

// prepare loads a version in a runner, and confines it if it is to start.
func (d *Device) prepare(name string, files store.Files, start bool) (*candidate, error) {
	c := &candidate{version: files.ID(), files: files}
	cfg, err := d.scriptConfig(name, files)
	if err != nil {
		return nil, err
	}
	c.config = cfg
	body := &wire.CheckBody{
		Name:    name,
		Version: c.version,
		Engine:  cfg.Engine,
		Allow:   cfg.Allow,
		Args:    cfg.Args,
		Env:     cfg.Env,
		Files:   files,
	}
	var limits *sandbox.Limits
	if start {
		if limits, err = d.limits(name, cfg); err != nil {
			return nil, err
		}
		if body.Confine, err = json.Marshal(limits); err != nil {
			return nil, err
		}
	}
	err = d.check(c, body, limits)
	if _, lost := errors.AsType[*lostError](err); lost { // a spare may have died just now
		err = d.check(c, body, limits)
	}
	if err != nil {
		return nil, err
	}
	d.spares.remember(cfg.Engine, c.checked.Imports)
	return c, nil
}

// check gives the candidate a runner that has loaded it.
func (d *Device) check(c *candidate, body *wire.CheckBody, limits *sandbox.Limits) (err error) {
	if c.process, err = d.spares.take(); err != nil {
		return err
	}
	if limits != nil {
		err = c.process.limit(limits)
	}
	if err == nil {
		c.checked, err = c.process.check(body, limits != nil)
	}
	if err != nil {
		c.discard()
	}
	return err
}

// scriptConfig is what script.toml says, and the device's own configuration
// on top of it.
func (d *Device) scriptConfig(name string, files store.Files) (*config.Script, error) {
	cfg, err := config.ParseScript("script.toml", files["script.toml"])
	if err != nil {
		return nil, err
	}
	return d.config.Apply(name, cfg), nil
}

// settings are a script's, as JSON.
func (d *Device) settings(cfg *config.Script) map[string]json.RawMessage {
	all := make(map[string]json.RawMessage, len(cfg.Settings))
	for k, v := range cfg.Settings {
		if b, err := json.Marshal(v); err == nil {
			all[k] = b
		}
	}
	return all
}

// diagnosed reports a version from a folder that does not compile; there is
// nobody to answer to but the log.
func (s *script) diagnosed(err error) {
	f := &engine.Fault{Kind: "check", Message: err.Error()}
	action := "nothing was changed"
	if ds, ok := errors.AsType[engine.Diagnostics](err); ok {
		for _, diagnostic := range ds {
			f.Frames = append(f.Frames, engine.Frame{File: diagnostic.File, Line: diagnostic.Line})
		}
	}
	s.mu.Lock()
	s.fault, s.action = f, action
	state := s.state
	never := s.manifest.Current == ""
	s.mu.Unlock()
	s.note("ERROR", fmt.Sprintf("the new version was refused: %v", err), map[string]any{"action": action})
	if never {
		s.enter(Failed, "does not compile")
		return
	}
	s.d.bus.publish(Event{Kind: "fault", Script: s.name, State: state, Detail: err.Error()})
}

func since(t time.Time) float64 { return float64(time.Since(t).Microseconds()) / 1000 }
