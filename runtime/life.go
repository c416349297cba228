package runtime

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/nfrun/nfrun/runtime/config"
	"github.com/nfrun/nfrun/runtime/engine"
	"github.com/nfrun/nfrun/runtime/store"
	"github.com/nfrun/nfrun/runtime/wire"
)

// replace stops the version that runs, if one does, and starts c under the
// manifest m. While the old version stops, the manifest is written; should
// that fail, the old version is started again. Its caller holds op.
func (s *script) replace(c *candidate, m store.Manifest, t *Timings) error {
	begun := time.Now()
	old := s.manifest
	saved := make(chan error, 1)
	go func() { saved <- s.setManifest(m) }()
	s.halt("reloaded")
	t.Stop = since(begun)
	if err := <-saved; err != nil {
		c.discard()
		if old.Enabled && old.Current != "" {
			s.startCurrent()
		}
		return err
	}
	s.mu.Lock()
	s.restarts, s.crashes, s.fault, s.action = 0, 0, nil, ""
	s.mu.Unlock()
	begun = time.Now()
	s.launch(c)
	t.Start = since(begun)
	return nil
}

// halt ends the process that runs, if one does: asked first, then killed.
func (s *script) halt(cause string) {
	s.rest()
	s.mu.Lock()
	p := s.process
	grace := config.Defaults().Grace.Duration()
	if s.config != nil {
		grace = s.config.Grace.Duration()
	}
	s.mu.Unlock()
	if p == nil {
		return
	}
	if p.alive() {
		s.enter(Stopping, cause)
		if !p.stop(cause, grace) {
			f := p.fault()
			s.mu.Lock()
			s.fault, s.action = f, "killed"
			s.mu.Unlock()
			s.record(p.version, faultRecord(f, "killed"))
		}
	}
	s.mu.Lock()
	s.process = nil
	s.mu.Unlock()
	p.close()
}

// launch starts a candidate and waits until it serves, has ended, or has run
// for a moment.
func (s *script) launch(c *candidate) {
	d := s.d
	p := c.process
	p.mu.Lock()
	p.script, p.version = s, c.version
	p.started = time.Now()
	p.lastBeat = p.started
	p.mu.Unlock()
	s.mu.Lock()
	s.process, s.config = p, c.config
	s.mu.Unlock()
	p.pipes.follow(func(r store.Record) { s.record(c.version, r) })
	s.enter(Starting, "")
	kept, err := d.store.Kept(s.name)
	if err != nil {
		s.note("ERROR", "kept state was set aside", map[string]any{"error": err.Error()})
	}
	body := wire.StartBody{
		Settings: d.settings(c.config),
		Secrets:  d.config.SecretsOf(s.name),
		Kept:     kept,
		Settle:   d.options.Policy.Settle,
		Await:    s.sockets.release(),
	}
	if err := p.conn.Send(wire.Start, 0, body); err == nil {
		select {
		case <-p.ready:
		case <-p.ended:
			<-p.gone
		case <-p.gone:
		case <-time.After(d.options.Policy.Settle + time.Second): // a script that leaves the CPU to nobody
		}
	}
	if !p.alive() {
		s.fell(p)
		return
	}
	s.enter(Running, "")
	s.mu.Lock()
	if s.manifest.Probation {
		s.probation = time.AfterFunc(c.config.Probation.Duration(), func() { s.proved(p) })
	}
	s.sweep = time.AfterFunc(time.Second, s.sockets.closeIdle)
	s.mu.Unlock()
	if c.config.Health.Duration() > 0 {
		go s.watchHealth(p, c.config.Health.Duration())
	}
	go s.watchExit(p)
}

// watchExit waits for the end of a process that nobody asked to end.
func (s *script) watchExit(p *process) {
	<-p.gone
	select {
	case s.op <- struct{}{}:
	case <-s.d.ctx.Done():
		return
	}
	defer func() { <-s.op }()
	s.mu.Lock()
	current := s.process == p
	s.mu.Unlock()
	if current && s.d.ctx.Err() == nil {
		s.fell(p)
	}
}

// proved ends the probation of a version that is still well.
func (s *script) proved(p *process) {
	end, err := s.begin(context.Background())
	if err != nil {
		return
	}
	defer end()
	if s.process != p || !p.alive() || !s.manifest.Probation {
		return
	}
	m := s.manifest
	m.Probation = false
	if err := s.setManifest(m); err != nil {
		s.d.log.Warn("manifest", "script", s.name, "error", err.Error())
	}
	if err := s.d.store.Collect(); err != nil {
		s.d.log.Warn("collect", "error", err.Error())
	}
	s.d.bus.publish(Event{Kind: "proved", Script: s.name, Version: p.version})
}

// fell decides what happens after the process of a running version ended by
// itself. Its caller holds op.
func (s *script) fell(p *process) {
	s.rest()
	f := p.fault()
	s.mu.Lock()
	s.process = nil
	cfg, m := s.config, s.manifest
	if time.Since(p.started) > s.d.options.Policy.Stable {
		s.crashes = 0
	}
	s.mu.Unlock()
	p.close()
	if f == nil {
		s.exited(m.Probation)
		return
	}
	s.mu.Lock()
	s.crashes++
	crashes := s.crashes
	s.fault = f
	s.mu.Unlock()
	switch {
	case m.Probation && m.Previous != "" && m.Previous != m.Current:
		s.fallBack(p, f)
	case cfg.Restart == "never":
		s.sockets.closeAll()
		s.conclude(p, f, Failed, `not restarted: script.toml says restart = "never"`)
	case crashes >= s.d.options.Policy.Quarantine:
		s.sockets.closeAll()
		s.conclude(p, f, Quarantined, fmt.Sprintf("quarantined after %d crashes in a row; start it or push a version", crashes))
	default:
		delay := s.d.options.Policy.delay(crashes)
		s.mu.Lock()
		s.next = time.Now().Add(delay)
		s.backoff = time.AfterFunc(delay, s.retry)
		s.mu.Unlock()
		s.conclude(p, f, Backoff, fmt.Sprintf("restart %d in %v", crashes, delay.Round(time.Millisecond)))
	}
}

// conclude says what was done about a fault.
func (s *script) conclude(p *process, f *engine.Fault, state State, action string) {
	s.mu.Lock()
	s.action = action
	s.mu.Unlock()
	s.record(p.version, faultRecord(f, action))
	s.enter(state, f.Error())
}

// exited is the end of a script that ran to its end.
func (s *script) exited(probation bool) {
	s.sockets.closeAll()
	if probation {
		m := s.manifest
		m.Probation = false
		s.setManifest(m)
	}
	s.enter(Exited, "")
}

// fallBack starts the version before the one that failed on probation, and
// marks that one: its bytes are not tried again until they are pushed again.
func (s *script) fallBack(p *process, f *engine.Fault) {
	m := s.manifest
	failed := m.Current
	m.Failed = append(slices.DeleteFunc(slices.Clone(m.Failed), func(v string) bool { return v == failed }), failed)
	m.Failed = m.Failed[max(0, len(m.Failed)-maxFailed):]
	m.Current, m.Previous, m.Probation = m.Previous, "", false
	action := "rolled back to version " + m.Current
	s.record(p.version, faultRecord(f, action))
	if err := s.setManifest(m); err != nil {
		s.d.log.Warn("manifest", "script", s.name, "error", err.Error())
	}
	s.d.bus.publish(Event{Kind: "rollback", Script: s.name, Version: m.Current, Detail: f.Error()})
	s.mu.Lock()
	s.crashes = 0
	s.mu.Unlock()
	s.startCurrent()
	s.mu.Lock()
	if s.fault == nil || s.fault == f {
		s.fault, s.action = f, action
	}
	s.mu.Unlock()
}

// maxFailed is how many versions that failed a manifest remembers.
const maxFailed = 32

// retry restarts a script that crashed.
func (s *script) retry() {
	select {
	case s.op <- struct{}{}:
	case <-s.d.ctx.Done():
		return
	}
	defer func() { <-s.op }()
	s.mu.Lock()
	due := s.state == Backoff && s.process == nil
	if due {
		s.restarts++
	}
	s.mu.Unlock()
	if due && s.d.ctx.Err() == nil {
		s.startCurrent()
	}
}

// startCurrent loads and starts the version that the manifest names. Its
// caller holds op.
func (s *script) startCurrent() {
	s.enter(Checking, "")
	c, err := s.d.prepareStored(s.name, s.manifest.Current)
	if err != nil {
		s.mu.Lock()
		s.fault, s.action = &engine.Fault{Kind: "start", Message: err.Error()}, "not started"
		s.mu.Unlock()
		s.sockets.closeAll()
		s.note("ERROR", "not started: "+err.Error(), nil)
		s.enter(Failed, err.Error())
		return
	}
	s.launch(c)
	s.d.spares.fill()
}

// prepareStored loads a version from the store.
func (d *Device) prepareStored(name, version string) (*candidate, error) {
	files, err := d.store.Files(version)
	if err != nil {
		return nil, err
	}
	return d.prepare(name, files, true)
}

// watchHealth kills a script that declared a heartbeat and misses it.
func (s *script) watchHealth(p *process, deadline time.Duration) {
	tick := time.NewTicker(max(deadline/4, 10*time.Millisecond))
	defer tick.Stop()
	for {
		select {
		case <-p.gone:
			return
		case <-tick.C:
			p.mu.Lock()
			late := time.Since(p.lastBeat) > deadline
			p.mu.Unlock()
			if late {
				p.killFor(&engine.Fault{
					Kind:    "health",
					Message: fmt.Sprintf("no script.Healthy for %v", deadline),
					Frames:  p.trace.Last(1),
				})
				return
			}
		}
	}
}

// launched tells when the process that runs was started.
func (s *script) launched() time.Time {
	if s.process == nil {
		return time.Time{}
	}
	return s.process.started
}

// shutdown stops the script because the device does. Its caller holds op.
func (s *script) shutdown(ctx context.Context) {
	if p := s.process; p != nil {
		defer context.AfterFunc(ctx, p.kill)()
	}
	s.halt("shutdown")
	s.sockets.closeAll()
}
