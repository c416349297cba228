package runtime

import (
	"context"
)

// Remove implements Control.
func (d *Device) Remove(ctx context.Context, name string) error {
	s, ok := d.known(name)
	if !ok {
		return ErrUnknown
	}
	end, err := s.begin(ctx)
	if err != nil {
		return err
	}
	defer end()
	return s.remove()
}

// remove ends the script and deletes all of it. Its caller holds op.
func (s *script) remove() error {
	s.halt("removed")
	s.sockets.closeAll()
	if err := s.d.store.Remove(s.name); err != nil {
		return err
	}
	s.d.mu.Lock()
	delete(s.d.scripts, s.name)
	s.d.mu.Unlock()
	s.d.bus.publish(Event{Kind: "removed", Script: s.name})
	return s.d.store.Collect()
}

// forget drops a script whose first deployment was refused.
func (d *Device) forget(s *script) {
	select {
	case s.op <- struct{}{}:
	default: // another deployment has begun
		return
	}
	defer func() { <-s.op }()
	d.mu.Lock()
	defer d.mu.Unlock()
	if s.process == nil && d.scripts[s.name] == s {
		delete(d.scripts, s.name)
	}
}

// operate runs f in the script's turn and returns the status after it.
func (d *Device) operate(ctx context.Context, name string, f func(*script) error) (Status, error) {
	s, ok := d.known(name)
	if !ok {
		return Status{}, ErrUnknown
	}
	end, err := s.begin(ctx)
	if err != nil {
		return Status{}, err
	}
	defer end()
	if err := f(s); err != nil {
		return Status{}, err
	}
	return s.status(), nil
}

// Stop implements Control: the script stays stopped until it is started.
func (d *Device) Stop(ctx context.Context, name string) (Status, error) {
	return d.operate(ctx, name, func(s *script) error {
		m := s.manifest
		m.Enabled = false
		if err := s.setManifest(m); err != nil {
			return err
		}
		s.halt("stopped")
		s.sockets.closeAll()
		s.enter(Stopped, "")
		return nil
	})
}

// Start implements Control: it starts a script that does not run, also one
// in quarantine.
func (d *Device) Start(ctx context.Context, name string) (Status, error) {
	return d.operate(ctx, name, func(s *script) error {
		if s.process != nil && s.process.alive() {
			return nil
		}
		return s.again("")
	})
}

// Restart implements Control.
func (d *Device) Restart(ctx context.Context, name string) (Status, error) {
	return d.operate(ctx, name, func(s *script) error { return s.again("") })
}

// Rollback implements Control: the previous version runs, and the one that
// ran becomes the previous.
func (d *Device) Rollback(ctx context.Context, name string) (Status, error) {
	return d.operate(ctx, name, func(s *script) error {
		if s.manifest.Previous == "" {
			return ErrPrevious
		}
		return s.again(s.manifest.Previous)
	})
}

// again starts a version anew: the current one, or another that becomes the
// current one. It is loaded before anything is stopped.
func (s *script) again(version string) error {
	m := s.manifest
	if version == "" {
		version = m.Current
	}
	c, err := s.d.prepareStored(s.name, version)
	if err != nil {
		return err
	}
	defer s.d.spares.fill()
	m.Enabled, m.Probation = true, false
	if version != m.Current {
		m.Current, m.Previous = version, m.Current
		m.Sync = m.Path == ""
	}
	var t Timings
	if err := s.replace(c, m, &t); err != nil {
		return err
	}
	s.syncFolder(c.files)
	return nil
}
