package runner

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"sync"

	"github.com/nfrun/nfrun/runtime/wire"
	"github.com/nfrun/nfrun/scope"
)

// A held is a listener whose socket the supervisor keeps: closing it here
// leaves the queue of connections to the next version.
type held struct {
	net.Listener
	r   *runner
	key string

	mu     sync.Mutex
	passed []net.Conn // idle connections of the version before, served first
}

var _ scope.Passer = (*held)(nil)

// holdListener asks the supervisor for a socket.
func (r *runner) holdListener(ctx context.Context, network, address string) (net.Listener, error) {
	m, err := r.ask(ctx, wire.Listen, wire.ListenBody{Network: network, Address: address})
	if err != nil {
		return nil, err
	}
	defer m.Close()
	var b wire.ListeningBody
	if err := m.Decode(&b); err != nil {
		return nil, err
	}
	if b.Error != "" {
		return nil, errors.New(b.Error)
	}
	if len(m.Files) != 1 {
		return nil, errors.New("listen: the supervisor sent no socket")
	}
	l, err := net.FileListener(m.Files[0])
	if err != nil {
		return nil, fmt.Errorf("listen %s: %w", address, err)
	}
	h := &held{Listener: l, r: r, key: b.Key, passed: r.takePassed(b.Key)}
	r.listened()
	return h, nil
}

func (r *runner) takePassed(key string) (conns []net.Conn) {
	r.mu.Lock()
	files := r.passed[key]
	delete(r.passed, key)
	r.mu.Unlock()
	for _, f := range files {
		if c, err := net.FileConn(f); err == nil {
			conns = append(conns, c)
		}
		f.Close()
	}
	return conns
}

// listened counts the listeners taken; with the last that is waited for the
// script is ready.
func (r *runner) listened() {
	r.mu.Lock()
	r.want--
	ready := r.want == 0
	r.mu.Unlock()
	if ready {
		r.ready()
	}
}

// Accept returns a connection of the version before, or the next new one.
func (h *held) Accept() (net.Conn, error) {
	h.mu.Lock()
	if n := len(h.passed); n > 0 {
		c := h.passed[n-1]
		h.passed = h.passed[:n-1]
		h.mu.Unlock()
		return c, nil
	}
	h.mu.Unlock()
	return h.Listener.Accept()
}

// Close stops accepting. When the script stops, the socket stays with the
// supervisor, and connections of the version before that were not accepted
// yet go on to the next.
func (h *held) Close() error {
	h.mu.Lock()
	passed := h.passed
	h.passed = nil
	h.mu.Unlock()
	for _, c := range passed {
		h.Pass(c)
		c.Close()
	}
	err := h.Listener.Close()
	if err == nil && !h.r.stopping.Load() {
		h.r.conn.Send(wire.Release, 0, wire.ConnBody{Key: h.key})
	}
	return err
}

// Pass gives an idle connection to the next version; c stays the caller's to
// close. It implements scope.Passer.
func (h *held) Pass(c net.Conn) error {
	f, ok := c.(interface{ File() (*os.File, error) })
	if !ok {
		return fmt.Errorf("listen: cannot pass on a %T", c)
	}
	file, err := f.File()
	if err != nil {
		return err
	}
	defer file.Close()
	return h.r.conn.Send(wire.Pass, 0, wire.ConnBody{Key: h.key}, file)
}
