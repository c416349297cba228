package runtime

import (
	"context"
	"sync"
	"time"

	"github.com/nfrun/nfrun/runtime/config"
	"github.com/nfrun/nfrun/runtime/engine"
	"github.com/nfrun/nfrun/runtime/sandbox"
	"github.com/nfrun/nfrun/runtime/store"
)

// A script is what the supervisor knows of one script. Operations on it
// (deploy, stop, a restart after a crash) run one at a time.
type script struct {
	d       *Device
	name    string
	sockets sockets
	op      chan struct{} // holds a token while an operation runs

	mu        sync.Mutex // guards what follows; but for fault and action, only the operation that holds op writes it
	manifest  store.Manifest
	config    *config.Script
	process   *process
	state     State
	since     time.Time
	restarts  int
	crashes   int // in a row
	fault     *engine.Fault
	action    string
	next      time.Time
	backoff   *time.Timer
	probation *time.Timer
	sweep     *time.Timer
}

// newScript returns a script with what the store knows of it.
func newScript(d *Device, name string) *script {
	s := &script{d: d, name: name, op: make(chan struct{}, 1), state: Stopped, since: time.Now()}
	var err error
	if s.manifest, err = d.store.Manifest(name); err != nil {
		s.fault = &engine.Fault{Kind: "state", Message: err.Error()}
		s.action = "set aside; what lies in the scripts folder is deployed anew"
		s.state = Failed
		s.note("ERROR", err.Error(), map[string]any{"action": s.action})
	}
	return s
}

// begin waits for its turn to operate on the script; end ends the turn. The
// error is ErrUnknown if the script was removed meanwhile.
func (s *script) begin(ctx context.Context) (end func(), err error) {
	timer := time.NewTimer(s.d.options.Policy.Queue)
	defer timer.Stop()
	select {
	case s.op <- struct{}{}:
		return s.begun()
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	case <-s.d.ctx.Done():
		return nil, ErrClosing
	case <-timer.C:
		return nil, ErrBusy
	}
}

// await is begin for what must not be given up: it waits as long as it takes.
func (s *script) await() (end func(), err error) {
	select {
	case s.op <- struct{}{}:
		return s.begun()
	case <-s.d.ctx.Done():
		return nil, ErrClosing
	}
}

func (s *script) begun() (end func(), err error) {
	end = func() { <-s.op }
	known, ok := s.d.known(s.name)
	switch {
	case s.d.ctx.Err() != nil:
		err = ErrClosing
	case !ok || known != s:
		err = ErrUnknown
	default:
		return end, nil
	}
	end()
	return nil, err
}

// enter changes the state, and tells those who listen.
func (s *script) enter(state State, detail string) {
	s.mu.Lock()
	s.state = state
	s.since = time.Now()
	version := s.manifest.Current
	if s.process != nil {
		version = s.process.version
	}
	if state != Backoff {
		s.next = time.Time{}
	}
	s.mu.Unlock()
	s.d.bus.publish(Event{Kind: "state", Script: s.name, Version: version, State: state, Detail: detail})
}

// note writes a line of the supervisor's own into the script's log.
func (s *script) note(level, message string, attrs map[string]any) {
	s.record("", store.Record{Stream: "event", Level: level, Message: message, Attrs: attrs})
}

// record adds a line to the script's log.
func (s *script) record(version string, r store.Record) {
	log, err := s.d.store.Log(s.name)
	if err != nil {
		s.d.log.Warn("log", "script", s.name, "error", err.Error())
		return
	}
	r.Script, r.Version = s.name, version
	log.Append(r)
}

// survived records a fault that the script lives on with: a panic in a
// handler or in one run of a schedule.
func (s *script) survived(p *process, f *engine.Fault) {
	s.mu.Lock()
	if s.process == p {
		s.fault, s.action = f, "the script goes on"
	}
	s.mu.Unlock()
	s.record(p.version, faultRecord(f, "the script goes on"))
	s.d.bus.publish(Event{Kind: "fault", Script: s.name, Version: p.version, Detail: f.Error()})
}

func faultRecord(f *engine.Fault, action string) store.Record {
	attrs := map[string]any{"kind": f.Kind, "action": action}
	if where := f.Where(); where != "" {
		attrs["where"] = where
	}
	if len(f.Frames) > 0 || len(f.Goroutines) > 0 {
		attrs["stack"] = f.Trace()
	}
	return store.Record{Stream: "event", Level: "ERROR", Message: f.Error(), Attrs: attrs}
}

// status is what the admin API shows.
func (s *script) status() Status {
	s.mu.Lock()
	st := Status{
		Name:      s.name,
		Version:   s.manifest.Current,
		Previous:  s.manifest.Previous,
		State:     s.state,
		Since:     s.since,
		Restarts:  s.restarts,
		LastError: s.fault,
		Action:    s.action,
		Handles:   []string{},
		Probation: s.manifest.Probation,
	}
	if !s.next.IsZero() {
		next := s.next
		st.NextTry = &next
	}
	if s.config != nil {
		st.Engine = s.config.Engine
	}
	p := s.process
	s.mu.Unlock()
	st.Listeners = s.sockets.addresses()
	if p != nil && p.alive() {
		st.PID = p.pid()
		st.Memory, _ = sandbox.PrivateMemory(p.pid())
		if h := p.handles(); h != nil {
			st.Handles = h
		}
	}
	return st
}

// current is the version that the manifest names.
func (s *script) current() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.manifest.Current
}

// setManifest saves the manifest and keeps it.
func (s *script) setManifest(m store.Manifest) error {
	m.Updated = time.Now()
	if err := s.d.store.SetManifest(s.name, m); err != nil {
		return err
	}
	s.mu.Lock()
	s.manifest = m
	s.mu.Unlock()
	return nil
}

// adopt makes m the manifest even if it cannot be saved: what runs counts.
func (s *script) adopt(m store.Manifest) {
	if err := s.setManifest(m); err != nil {
		s.d.log.Error("the state of a script is not on storage", "script", s.name, "error", err.Error())
		s.mu.Lock()
		s.manifest = m
		s.mu.Unlock()
	}
}

// rest stops the timers of the run that ends.
func (s *script) rest() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, t := range []*time.Timer{s.backoff, s.probation, s.sweep} {
		if t != nil {
			t.Stop()
		}
	}
	s.backoff, s.probation, s.sweep = nil, nil, nil
}
