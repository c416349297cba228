package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

// A tally is what all clients of a series saw.
type tally struct {
	address  string
	requests atomic.Int64
	failed   atomic.Int64
	disorder atomic.Int64 // answers older than one that anybody had before the request was sent
	newest   atomic.Int64
	changed  chan struct{}

	mu     sync.Mutex
	first  map[int]time.Time // when the first response of a version was complete
	errors []string
}

// A client sends one request after the other, over bare TCP: nothing is sent
// twice, and a connection that the server closes under a request is a failure.
type client struct {
	*tally
	fresh  bool
	pause  time.Duration
	conn   net.Conn
	reader *bufio.Reader
}

// answerTime bounds one request.
const answerTime = 10 * time.Second

func (c *client) run(ctx context.Context) {
	defer c.hangUp()
	for ctx.Err() == nil {
		newest := c.newest.Load()
		version, err := c.request()
		now := time.Now()
		c.requests.Add(1)
		pause := c.pause
		switch {
		case err != nil:
			c.hangUp()
			c.fail(err)
			pause = max(pause, time.Millisecond) // a server that is away is not asked in a tight loop
		case int64(version) < newest:
			c.disorder.Add(1)
		default:
			c.saw(version, now)
		}
		if pause > 0 {
			time.Sleep(pause)
		}
	}
}

// request sends a POST, which no client may repeat by itself, and returns the
// version that answered.
func (c *client) request() (int, error) {
	if c.conn == nil {
		conn, err := net.DialTimeout("tcp", c.address, answerTime)
		if err != nil {
			return 0, err
		}
		c.conn, c.reader = conn, bufio.NewReader(conn)
	}
	c.conn.SetDeadline(time.Now().Add(answerTime))
	head := "POST / HTTP/1.1\r\nHost: bench\r\nContent-Length: 1\r\n\r\nx"
	if c.fresh {
		head = "POST / HTTP/1.1\r\nHost: bench\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx"
	}
	if _, err := io.WriteString(c.conn, head); err != nil {
		return 0, err
	}
	r, err := http.ReadResponse(c.reader, nil)
	if err != nil {
		return 0, err
	}
	body, err := io.ReadAll(r.Body)
	r.Body.Close()
	if err != nil {
		return 0, err
	}
	if c.fresh || r.Close {
		c.hangUp()
	}
	version, err := strconv.Atoi(string(body))
	if err != nil || r.StatusCode != http.StatusOK {
		return 0, fmt.Errorf("answer %s %q", r.Status, body)
	}
	return version, nil
}

func (c *client) hangUp() {
	if c.conn != nil {
		c.conn.Close()
		c.conn = nil
	}
}

// saw notes an answer.
func (t *tally) saw(version int, at time.Time) {
	if int64(version) <= t.newest.Load() {
		return
	}
	t.mu.Lock()
	if _, ok := t.first[version]; !ok {
		t.first[version] = at
	}
	t.mu.Unlock()
	for old := t.newest.Load(); int64(version) > old; old = t.newest.Load() {
		if t.newest.CompareAndSwap(old, int64(version)) {
			break
		}
	}
	select {
	case t.changed <- struct{}{}:
	default:
	}
}

func (t *tally) fail(err error) {
	t.failed.Add(1)
	t.mu.Lock()
	defer t.mu.Unlock()
	if text := err.Error(); len(t.errors) < 5 {
		t.errors = append(t.errors, text)
	}
}

func (t *tally) someErrors() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return slices.Clone(t.errors)
}
