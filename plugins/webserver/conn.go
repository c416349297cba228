package webserver

import (
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"sync"
	"time"
)

// A conn is a connection as net/http sees it. It knows whether a request may
// be under way, so that when the script stops
//
//   - a connection on which none is goes to the next version at once: the
//     blocked Read returns io.EOF, and Close, which net/http calls then, hands
//     the socket on with all that is unread in it;
//   - one on which some are goes when they are answered. Until then no byte
//     is read beyond the request that has begun.
//
// Where there is no next version, or framing has lost the thread, idle
// connections are closed instead, a moment later.
type conn struct {
	net.Conn
	server *Server

	mu       sync.Mutex
	framing  framing
	read     bool      // a byte was read
	answered int       // requests after whose response the connection goes on
	idle     bool      // net/http waits for the next request
	raw      bool      // hijacked: somebody else's
	deadline time.Time // for Read, as net/http wants it

	draining    bool          // the script stops
	interrupted bool          // drain has ended a Read, or would have
	held        chan struct{} // closed to end a Read that is held back; or nil
	passing     bool          // Close hands the socket on
	closed      bool
}

// lull is how long a connection that cannot be passed on stays open without a
// request when the script stops. A request may be on its way to us.
const lull = 250 * time.Millisecond

// quiet tells whether all that was read is answered: only then is net/http
// waiting, with empty hands, for the next request. c.mu is held.
func (c *conn) quiet() bool {
	if c.framing.state == lost {
		return c.idle
	}
	return c.framing.state == between && c.framing.requests == c.answered
}

// passable tells whether the next version can have the connection when it is
// quiet. c.mu is held.
func (c *conn) passable() bool { return c.server.passer != nil && c.framing.state != lost }

func (c *conn) Read(p []byte) (int, error) {
	for {
		q, err := c.admit(p)
		if err != nil {
			return 0, err
		}
		n, err := c.Conn.Read(q)
		if again := c.took(q[:n], &err); !again {
			return n, err
		}
	}
}

// admit decides, before a Read, how much of p may be read.
func (c *conn) admit(p []byte) ([]byte, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.draining || c.raw {
		return p, nil
	}
	if c.interrupted {
		c.interrupted = false
		c.Conn.SetReadDeadline(c.deadline)
	}
	switch {
	case c.quiet() && c.passable():
		c.passing = true
		return nil, io.EOF
	case c.quiet():
		c.Conn.SetReadDeadline(c.soon())
	case c.framing.state == between:
		return nil, c.holdBack()
	case c.framing.state != lost:
		p = p[:min(int64(len(p)), c.framing.surely())]
	}
	return p, nil
}

// took follows what was read. It tells whether to read again, because drain
// has interrupted.
func (c *conn) took(p []byte, err *error) (again bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case c.raw:
	case len(p) > 0:
		c.framing.feed(p)
		if !c.read && !c.deadline.IsZero() { // the clock for the first request starts with its first byte
			c.deadline = time.Now().Add(c.server.options.ReadHeaderTimeout)
			c.Conn.SetReadDeadline(c.deadline)
		} else if c.draining && !c.interrupted { // the lull is over
			c.Conn.SetReadDeadline(c.deadline)
		}
		c.read = true
	case c.draining && errors.Is(*err, os.ErrDeadlineExceeded):
		again = c.interrupted
		if c.quiet() {
			*err = io.EOF // a time-out is the same to net/http
		}
	}
	return again
}

// holdBack waits in the place of a Read by which net/http watches for the
// client's end while a handler runs; it would take a byte of the next
// request. It ends as that Read does, by a deadline. c.mu is held.
func (c *conn) holdBack() error {
	if c.closed {
		return net.ErrClosed
	}
	if c.deadline.IsZero() || c.deadline.After(time.Now()) {
		held := make(chan struct{})
		c.held = held
		c.mu.Unlock()
		<-held
		c.mu.Lock()
	}
	return os.ErrDeadlineExceeded
}

func (c *conn) unhold() {
	if c.held != nil {
		close(c.held)
		c.held = nil
	}
}

// soon is when an idle connection ends that cannot be passed on.
func (c *conn) soon() time.Time {
	t := time.Now().Add(lull)
	if !c.deadline.IsZero() && c.deadline.Before(t) {
		return c.deadline
	}
	return t
}

// drain begins the end of the connection here: a Read that waits is sent
// through admit again.
func (c *conn) drain() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.raw || c.draining {
		return
	}
	c.draining, c.interrupted = true, true
	c.Conn.SetReadDeadline(time.Unix(1, 0))
}

// last tells whether a response should say that the connection ends with it.
func (c *conn) last() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.draining && !c.passable()
}

// changed follows net/http's view of the connection.
func (c *conn) changed(state http.ConnState) {
	c.mu.Lock()
	c.idle = state == http.StateIdle
	if c.idle {
		c.answered++
	}
	c.raw = c.raw || state == http.StateHijacked
	c.mu.Unlock()
	if state == http.StateHijacked {
		c.server.forget(c)
	}
}

// SetReadDeadline sets the deadline for Read. Before the first byte of the
// first request a connection is idle, whatever net/http calls it: browsers
// open some in advance, and those of the version before begin anew here.
func (c *conn) SetReadDeadline(t time.Time) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !t.IsZero() && !t.After(time.Now()) {
		c.unhold()
	} else if !c.read && !t.IsZero() {
		t = time.Now().Add(c.server.options.IdleTimeout)
	}
	c.deadline = t
	return c.Conn.SetReadDeadline(t)
}

func (c *conn) SetDeadline(t time.Time) error {
	return errors.Join(c.SetReadDeadline(t), c.SetWriteDeadline(t))
}

// Close closes the connection here; when it is to be passed on it stays open
// for the client.
func (c *conn) Close() error {
	c.mu.Lock()
	if c.closed {
		c.mu.Unlock()
		return net.ErrClosed
	}
	c.closed = true
	passing := c.passing
	c.unhold()
	c.mu.Unlock()
	var err error
	if passing {
		err = c.server.passer.Pass(c.Conn)
	}
	err = errors.Join(err, c.Conn.Close())
	c.server.forget(c)
	return err
}

// ReadFrom lets net/http send files without copying them.
func (c *conn) ReadFrom(r io.Reader) (int64, error) {
	if to, ok := c.Conn.(io.ReaderFrom); ok {
		return to.ReadFrom(r)
	}
	return io.Copy(struct{ io.Writer }{c.Conn}, r)
}

// CloseWrite lets net/http end a response while the client still sends.
func (c *conn) CloseWrite() error {
	if half, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		return half.CloseWrite()
	}
	return nil
}
