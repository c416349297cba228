package scope

import (
	"context"
	"fmt"
	"slices"
	"sync"
)

// A Handle is something open that belongs to a scope. Types of plugins embed
// a *Handle, which gives them their Close.
type Handle struct {
	scope  *Scope
	what   string
	close  func() error
	within *Scope // what the handle stands for is a scope itself; or nil

	once sync.Once
	err  error
}

// Own registers something that was just opened with the scope of ctx, which
// calls closeIt at its end, if nobody has called the handle's Close before.
// What names it for people, such as "listener 127.0.0.1:8080".
//
// When ctx has no scope (ErrNone) or its scope is closed (ErrClosed), closeIt
// is called on the spot and the error returned: there is no moment at which
// something is open and not owned.
func Own(ctx context.Context, what string, closeIt func() error) (*Handle, error) {
	h := &Handle{scope: from(ctx), what: what, close: closeIt}
	if h.scope == nil {
		h.shut()
		return nil, fmt.Errorf("%s: %w", what, ErrNone)
	}
	if err := h.scope.own(h); err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	return h, nil
}

// own adds a handle, or closes it when it is too late for that.
func (s *Scope) own(h *Handle) error {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		h.Close()
		return ErrClosed
	}
	s.handles = append(s.handles, h)
	s.mu.Unlock()
	return nil
}

// Close closes what the handle stands for, once, and takes it off its scope.
// Every call returns when that is done, with the error of it.
func (h *Handle) Close() error {
	h.once.Do(func() {
		defer h.forget()
		h.err = h.shut()
	})
	return h.err
}

// shut calls close; a panic in there must not keep the rest of a scope open.
func (h *Handle) shut() (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("close %s: panic: %v", h.what, v)
		}
	}()
	return h.close()
}

func (h *Handle) forget() {
	s := h.scope
	s.mu.Lock()
	defer s.mu.Unlock()
	s.handles = slices.DeleteFunc(s.handles, func(other *Handle) bool { return other == h })
}
