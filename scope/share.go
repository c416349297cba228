package scope

import (
	"context"
	"errors"
	"fmt"
)

// errAbandoned says that who opened a shared thing gave up; the next one who
// waits for it tries again.
var errAbandoned = errors.New("scope: opening was given up")

// A shared is one thing that several scopes of a tree use.
type shared struct {
	scope *Scope        // what open opened belongs to it
	ready chan struct{} // closed when open has returned
	gone  chan struct{} // closed when nobody uses it and all is closed
	value any
	err   error

	// Guarded by the root's mutex:
	users  int
	of     map[*Scope]bool // scopes that have a handle
	ending bool
}

// Share returns what is known by key in the tree of scopes that ctx leads to,
// such as a bus or a connection that several parts of a script use. The first
// who asks opens it; it is closed when the last scope that asked is closed.
//
// Open is given a context of its own: what it owns and the goroutines that it
// starts live as long as the shared thing, not as long as the first user. If
// ctx ends while open runs, that context ends too.
func Share[T any](ctx context.Context, key any, open func(context.Context) (T, error)) (T, error) {
	var zero T
	s := from(ctx)
	if s == nil {
		return zero, fmt.Errorf("share %v: %w", key, ErrNone)
	}
	for {
		e, first, ending := s.root.join(key)
		if ending {
			if err := await(ctx, e.gone); err != nil {
				return zero, err
			}
			continue
		}
		if first {
			s.root.open(ctx, key, e, func(ctx context.Context) (any, error) { return open(ctx) })
		}
		err := await(ctx, e.ready)
		if err == nil {
			err = e.err
		}
		if err != nil {
			s.root.leave(key, e)
			if errors.Is(err, errAbandoned) && ctx.Err() == nil {
				continue
			}
			return zero, err
		}
		v, ok := e.value.(T)
		if !ok && e.value != nil {
			s.root.leave(key, e)
			return zero, fmt.Errorf("share %v: it is a %T, not a %T", key, e.value, zero)
		}
		if err := s.use(key, e); err != nil {
			return zero, err
		}
		return v, nil
	}
}

// await waits until c is closed or ctx ends.
func await(ctx context.Context, c <-chan struct{}) error {
	select {
	case <-c:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// join counts the caller as a user of what key stands for, unless that is
// about to be gone; first means that the caller has to open it.
func (s *Scope) join(key any) (e *shared, first, ending bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if e := s.shared[key]; e != nil {
		if !e.ending {
			e.users++
		}
		return e, false, e.ending
	}
	e = &shared{
		scope: newScope(s.ctx, fmt.Sprintf("shared %v", key)),
		ready: make(chan struct{}),
		gone:  make(chan struct{}),
		users: 1,
		of:    map[*Scope]bool{},
	}
	e.scope.root = s
	if s.shared == nil {
		s.shared = map[any]*shared{}
	}
	s.shared[key] = e
	return e, true, false
}

// leave ends what join began; the last one closes.
func (s *Scope) leave(key any, e *shared) error {
	s.mu.Lock()
	e.users--
	last := e.users == 0
	e.ending = e.ending || last
	s.mu.Unlock()
	if !last {
		return nil
	}
	err := e.scope.Close()
	s.mu.Lock()
	delete(s.shared, key)
	s.mu.Unlock()
	close(e.gone)
	return err
}

// open runs the function that Share was given. A panic in there goes on to
// the caller; the others who wait try again.
func (s *Scope) open(ctx context.Context, key any, e *shared, open func(context.Context) (any, error)) {
	e.err = errAbandoned
	returned := false
	stop := context.AfterFunc(ctx, func() { e.scope.Cancel(errAbandoned) })
	defer func() {
		if e.err != nil {
			s.mu.Lock()
			e.ending = true
			s.mu.Unlock()
		}
		close(e.ready)
		if !returned {
			s.leave(key, e)
		}
	}()
	v, err := open(e.scope.ctx)
	returned = true
	if !stop() && err == nil {
		err = errAbandoned
	}
	if err != nil && ctx.Err() != nil {
		err = fmt.Errorf("share %v: %w (%w)", key, context.Cause(ctx), errAbandoned)
	}
	e.value, e.err = v, err
}

// use makes the membership a handle of s, once for each scope.
func (s *Scope) use(key any, e *shared) error {
	root := s.root
	root.mu.Lock()
	again := e.of[s]
	e.of[s] = true
	root.mu.Unlock()
	if again {
		return root.leave(key, e)
	}
	h := &Handle{scope: s, what: e.scope.name, within: e.scope}
	h.close = func() error {
		root.mu.Lock()
		delete(e.of, s)
		root.mu.Unlock()
		return root.leave(key, e)
	}
	if err := s.own(h); err != nil {
		return fmt.Errorf("%s: %w", e.scope.name, err)
	}
	return nil
}
