// Package scope owns lifetimes: everything that is opened for a script is
// owned, named, and closed with it.
//
// A scope rides on a context. Code that opens something takes the context
// first and registers what it opened with Own, so that nobody has to remember
// to close it; goroutines start with Go, which recovers them and waits for
// them. A context derived from the script's, say with a timeout, still leads
// to the script's scope: the timeout bounds the opening, the script owns the
// result.
package scope

import (
	"context"
	"errors"
	"fmt"
	"sync"
)

var (
	// ErrNone is returned when a context belongs to no scope.
	ErrNone = errors.New("scope: the context belongs to no script; pass on the one that run was given")
	// ErrClosed is returned when the scope of a context has been closed. It
	// is also the cause of the end of a scope's context when nothing else is.
	ErrClosed = errors.New("scope: the script has stopped")
)

// A Scope is a lifetime and all that must end with it. Its methods may be
// called from several goroutines.
type Scope struct {
	name   string
	ctx    context.Context
	cancel context.CancelCauseFunc
	root   *Scope  // the outermost scope, which keeps what is shared
	inner  *Handle // in the scope around this one; nil at the root

	mu      sync.Mutex
	closed  bool
	done    chan struct{} // closed at the end of Close
	err     error         // of Close, once done is closed
	handles []*Handle     // oldest first
	running sync.WaitGroup
	shared  map[any]*shared // root only
}

type scopeKey struct{}

// from returns the innermost scope of ctx, or nil.
func from(ctx context.Context) *Scope {
	s, _ := ctx.Value(scopeKey{}).(*Scope)
	return s
}

// New makes a scope and the context that leads to it. When parent leads to a
// scope already, the new one lies within: it is closed with the outer one, at
// the latest. The caller must Close it.
func New(parent context.Context, name string) (context.Context, *Scope) {
	s := newScope(parent, name)
	if outer := from(parent); outer != nil {
		s.root = outer.root
		s.inner = &Handle{scope: outer, what: name, close: s.Close, within: s}
		outer.own(s.inner) // when outer is closed, so is s now
	}
	return s.ctx, s
}

func newScope(parent context.Context, name string) *Scope {
	s := &Scope{name: name, done: make(chan struct{})}
	s.root = s
	ctx, cancel := context.WithCancelCause(parent)
	s.cancel = cancel
	s.ctx = context.WithValue(ctx, scopeKey{}, s)
	return s
}

// Name returns the name that the scope was made with.
func (s *Scope) Name() string { return s.name }

// Cancel asks what runs in the scope to end: its context ends with cause. A
// nil cause means ErrClosed. Handles stay open until Close, so that work in
// progress can be finished. Only the first call has an effect.
func (s *Scope) Cancel(cause error) {
	if cause == nil {
		cause = ErrClosed
	}
	s.cancel(cause)
}

// Closed tells whether Close was called.
func (s *Scope) Closed() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.closed
}

// Close ends the context with ErrClosed, unless it has ended, closes the
// handles, newest first, and waits for the functions that Go started. It
// returns the errors of the handles. Further calls wait for the first one and
// return the same. It must not be called by a function that Go started.
func (s *Scope) Close() error {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		<-s.done
		return s.err
	}
	s.closed = true
	s.mu.Unlock()

	s.Cancel(ErrClosed)
	var errs []error
	for h := s.newest(); h != nil; h = s.newest() {
		errs = append(errs, h.Close())
	}
	s.running.Wait()
	if s.inner != nil {
		s.inner.forget()
	}
	s.err = errors.Join(errs...)
	close(s.done)
	return s.err
}

func (s *Scope) newest() *Handle {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.handles) == 0 {
		return nil
	}
	return s.handles[len(s.handles)-1]
}

// Handles lists what is open, oldest first, by the names given to Own. What
// is open in a scope within this one follows its name, as "name/what".
func (s *Scope) Handles() []string {
	s.mu.Lock()
	handles := append([]*Handle(nil), s.handles...)
	s.mu.Unlock()
	list := make([]string, 0, len(handles))
	for _, h := range handles {
		list = append(list, h.what)
		if h.within == nil {
			continue
		}
		for _, what := range h.within.Handles() {
			list = append(list, fmt.Sprintf("%s/%s", h.what, what))
		}
	}
	return list
}
