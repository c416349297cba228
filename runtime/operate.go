package runtime

import (
	"context"
	"os"
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
	err := s.d.store.Remove(s.name)
	if err == nil {
		err = os.RemoveAll(s.d.filesDir(s.name))
	}
	if err != nil {
		s.enter(Stopped, err.Error())
		return err
	}
	s.d.forget(s)
	s.d.bus.publish(Event{Kind: "removed", Script: s.name})
	return s.d.store.Collect()
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
		s.halt("stopped") // first: it must work when storage does not
		s.sockets.closeAll()
		s.enter(Stopped, "")
		m := s.manifest
		m.Enabled = false
		s.adopt(m)
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
		return s.restart("")
	})
}

// Restart implements Control.
func (d *Device) Restart(ctx context.Context, name string) (Status, error) {
	return d.operate(ctx, name, func(s *script) error { return s.restart("") })
}

// Rollback implements Control: the previous version runs, and the one that
// ran becomes the previous.
func (d *Device) Rollback(ctx context.Context, name string) (Status, error) {
	return d.operate(ctx, name, func(s *script) error {
		if s.manifest.Previous == "" {
			return ErrPrevious
		}
		return s.restart(s.manifest.Previous)
	})
}

// restart starts a version anew: the current one, or another that becomes the
// current one. It is loaded before anything is stopped.
func (s *script) restart(version string) error {
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
