package runtime

import (
	"errors"
	"fmt"
	"io/fs"
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
	err := <-saved
	if err != nil && m.Current == old.Current { // nothing that matters was not saved
		s.adopt(m)
		err = nil
	}
	if err != nil {
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
// for a moment. Its caller holds op.
func (s *script) launch(c *candidate) {
	d := s.d
	p := c.process
	kept, err := d.store.Kept(s.name)
	if errors.Is(err, store.ErrDamaged) {
		s.note("ERROR", "the kept state is damaged and was set aside", map[string]any{"error": err.Error()})
	} else if err != nil { // starting without it would lose it
		c.discard()
		s.setback(c.version, &engine.Fault{Kind: "start", Message: err.Error()})
		return
	}
	p.mu.Lock()
	p.script, p.version = s, c.version
	p.started = time.Now()
	p.lastBeat = p.started
	p.mu.Unlock()
	s.mu.Lock()
	s.process, s.config = p, c.config
	s.mu.Unlock()
	s.enter(Starting, "")
	body := wire.StartBody{
		Settings: d.settings(c.config),
		Secrets:  d.config.SecretsOf(s.name),
		Kept:     kept,
		Settle:   d.options.Policy.Settle,
		Await:    s.sockets.turn(),
	}
	if p.conn.Send(wire.Start, 0, body) != nil {
		p.kill()
	}
	timer := time.NewTimer(d.options.Policy.Settle + time.Second) // a script may leave the CPU to nobody
	defer timer.Stop()
	select {
	case <-p.ready:
	case <-p.ended:
		p.finish()
		<-p.gone
	case <-p.gone:
	case <-timer.C:
	}
	if !p.alive() {
		s.afterExit(p)
		return
	}
	s.enter(Running, "")
	s.mu.Lock()
	s.probation = time.AfterFunc(c.config.Probation.Duration(), func() { s.proved(p) })
	s.sweep = time.AfterFunc(sweepAfter, func() { s.tidy(p, s.sockets.taken()) })
	s.mu.Unlock()
	if c.config.Health.Duration() > 0 {
		go s.watchHealth(p, c.config.Health.Duration())
	}
	go s.watchExit(p)
}

// sweepAfter is when listeners are let go of that a version did not take; one
// that has taken none yet has until the end of its probation.
const sweepAfter = time.Second

// tidy closes the listeners that p has not taken, if it still runs.
func (s *script) tidy(p *process, now bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if now && s.process == p {
		s.sockets.closeIdle()
	}
}

// watchExit waits for the end of a process that nobody asked to end.
func (s *script) watchExit(p *process) {
	<-p.gone
	end, err := s.await()
	if err != nil {
		return
	}
	defer end()
	if s.process == p {
		s.afterExit(p)
	}
}

// proved ends the probation of a version that is still well.
func (s *script) proved(p *process) {
	end, err := s.await()
	if err != nil {
		return
	}
	defer end()
	if s.process != p || !p.alive() {
		return
	}
	s.tidy(p, true)
	if !s.manifest.Probation {
		return
	}
	s.passed()
	s.d.bus.publish(Event{Kind: "proved", Script: s.name, Version: p.version})
	if err := s.d.store.Collect(); err != nil {
		s.d.log.Warn("collect", "error", err.Error())
	}
}

// passed notes that the current version has passed its probation.
func (s *script) passed() {
	if m := s.manifest; m.Probation {
		m.Probation = false
		s.adopt(m)
	}
}

// afterExit decides what comes after a process that ended by itself. Its
// caller holds op.
func (s *script) afterExit(p *process) {
	s.rest()
	s.mu.Lock()
	s.process = nil
	if time.Since(p.started) > s.d.options.Policy.Stable {
		s.crashes = 0
	}
	s.mu.Unlock()
	f := p.fault()
	p.close()
	if f != nil {
		s.setback(p.version, f)
		return
	}
	s.passed()
	if s.config.Restart == "always" {
		s.mu.Lock()
		s.crashes++
		n := s.crashes
		s.mu.Unlock()
		s.retryIn(s.d.options.Policy.delay(n))
		s.enter(Backoff, `ended, and is started again: restart = "always"`)
		return
	}
	s.sockets.closeAll()
	s.enter(Exited, "")
}

// setback decides what is done about a version that fell, or could not be
// started. Its caller holds op.
func (s *script) setback(version string, f *engine.Fault) {
	if s.d.ctx.Err() != nil { // the device closes: it was killed, and is judged by its next start
		s.enter(Stopped, "shutdown")
		return
	}
	s.mu.Lock()
	s.crashes++
	n := s.crashes
	s.fault = f
	m := s.manifest
	restart := ""
	if s.config != nil {
		restart = s.config.Restart
	}
	s.mu.Unlock()
	switch {
	case m.Probation && m.Previous != "" && m.Previous != m.Current:
		s.rollBack(version, f)
	case restart == "never":
		s.sockets.closeAll()
		s.conclude(version, f, Failed, `not restarted: script.toml says restart = "never"`)
	case n >= s.d.options.Policy.Quarantine:
		s.sockets.closeAll()
		s.conclude(version, f, Quarantined, fmt.Sprintf("quarantined after %d failures in a row; start it or push a version", n))
	default:
		delay := s.d.options.Policy.delay(n)
		s.retryIn(delay)
		s.conclude(version, f, Backoff, fmt.Sprintf("restart %d in %v", n, delay.Round(time.Millisecond)))
	}
}

func (s *script) retryIn(delay time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.next = time.Now().Add(delay)
	s.backoff = time.AfterFunc(delay, s.retry)
}

// conclude says what was done about a fault.
func (s *script) conclude(version string, f *engine.Fault, state State, action string) {
	s.mu.Lock()
	s.action = action
	s.mu.Unlock()
	s.record(version, faultRecord(f, action))
	s.enter(state, f.Error())
}

// rollBack starts the version before the one that failed on probation, and
// marks that one: its bytes are not tried again until they are pushed again.
func (s *script) rollBack(version string, f *engine.Fault) {
	m := s.manifest
	failed := m.Current
	m.Failed = append(slices.DeleteFunc(slices.Clone(m.Failed), func(v string) bool { return v == failed }), failed)
	m.Failed = m.Failed[max(0, len(m.Failed)-maxFailed):]
	m.Current, m.Previous, m.Probation = m.Previous, "", false
	s.adopt(m)
	action := "rolled back to version " + m.Current
	s.record(version, faultRecord(f, action))
	s.d.bus.publish(Event{Kind: "rollback", Script: s.name, Version: m.Current, Detail: f.Error()})
	s.mu.Lock()
	s.crashes = 0
	s.action = action
	s.mu.Unlock()
	s.startCurrent()
}

// maxFailed is how many versions that failed a manifest remembers.
const maxFailed = 32

// retry restarts a script that is in backoff.
func (s *script) retry() {
	end, err := s.await()
	if err != nil {
		return
	}
	defer end()
	if s.state != Backoff || s.process != nil {
		return
	}
	s.mu.Lock()
	s.restarts++
	s.mu.Unlock()
	s.startCurrent()
}

// startCurrent loads and starts the version that the manifest names. Its
// caller holds op.
func (s *script) startCurrent() {
	s.enter(Checking, "")
	version := s.manifest.Current
	c, err := s.d.prepareStored(s.name, version)
	switch {
	case err == nil:
		s.launch(c)
		s.d.spares.fill()
	case hopeless(err):
		f := &engine.Fault{Kind: "start", Message: err.Error()}
		s.mu.Lock()
		s.fault = f
		s.mu.Unlock()
		s.sockets.closeAll()
		s.conclude(version, f, Failed, "not started: push a version that can be")
	default: // the machine's fault, and perhaps better in a moment
		s.setback(version, &engine.Fault{Kind: "start", Message: err.Error()})
	}
}

// hopeless tells whether trying again cannot help.
func hopeless(err error) bool {
	_, wrong := errors.AsType[engine.Diagnostics](err)
	_, misconfigured := errors.AsType[*config.Error](err)
	return wrong || misconfigured || errors.Is(err, store.ErrDamaged) || errors.Is(err, fs.ErrNotExist)
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
