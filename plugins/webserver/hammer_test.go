package webserver

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// A ledger knows which requests were processed, and by which version.
type ledger struct {
	mu        sync.Mutex
	processed map[string]int
}

// handler processes a request: its body begins with a name that no other has.
func (l *ledger) handler(version int) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, err := io.ReadAll(r.Body)
		if err != nil {
			panic(http.ErrAbortHandler)
		}
		name, _, _ := strings.Cut(string(b), " ")
		l.mu.Lock()
		l.processed[name]++
		l.mu.Unlock()
		if rand.IntN(20) == 0 {
			pause(2 * time.Millisecond)
		}
		fmt.Fprintf(w, "%d %s", version, b)
	})
}

// pause is a part of the load, not a wait for something.
func pause(d time.Duration) { <-time.After(rand.N(d)) }

// A load is one kind of client: it sends requests with these bodies on c,
// and what it has sent is answered in order.
type load struct {
	name string
	send func(c *client, bodies []string) error
	many int  // requests at once
	new  bool // each time on a new connection
}

func write(c *client, text string) error {
	_, err := io.WriteString(c, text)
	return err
}

// inPieces sends a text in pieces of random length, with pauses.
func inPieces(c *client, text string) error {
	for len(text) > 0 {
		n := 1 + rand.IntN(len(text))
		if err := write(c, text[:n]); err != nil {
			return err
		}
		text = text[n:]
		pause(3 * time.Millisecond)
	}
	return nil
}

var loads = []load{
	{"busy", func(c *client, b []string) error { return write(c, post(b[0])) }, 1, false},
	{"new connections", func(c *client, b []string) error { return write(c, post(b[0])) }, 1, true},
	{"idle now and then", func(c *client, b []string) error {
		pause(30 * time.Millisecond)
		return write(c, post(b[0]))
	}, 1, false},
	{"slow", func(c *client, b []string) error { return inPieces(c, post(b[0])) }, 1, false},
	{"large", func(c *client, b []string) error { return write(c, post(b[0]+strings.Repeat(" z", 20_000))) }, 1, false},
	{"chunked", func(c *client, b []string) error {
		return inPieces(c, fmt.Sprintf("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n3\r\n yz\r\n0\r\n\r\n", len(b[0]), b[0]))
	}, 1, false},
	{"pipelined", func(c *client, b []string) error {
		var all strings.Builder
		for _, body := range b {
			all.WriteString(post(body))
		}
		return write(c, all.String())
	}, 8, false},
	{"pipelined in pieces", func(c *client, b []string) error {
		var all strings.Builder
		for _, body := range b {
			all.WriteString(post(body))
		}
		return inPieces(c, all.String())
	}, 4, false},
}

// run sends requests until ctx ends, and returns how many were answered. No
// connection may end, no answer be wrong, and no version come after a later
// one.
func (l load) run(ctx context.Context, id string, addr string, newClient func() (*client, error)) (n int, err error) {
	c, err := newClient()
	if err != nil {
		return 0, err
	}
	defer func() { c.Close() }()
	for last := 0; ctx.Err() == nil; {
		bodies := make([]string, l.many)
		for i := range bodies {
			bodies[i] = fmt.Sprintf("%s-%d", id, n+i)
		}
		sent := make(chan error, 1)
		go func() { sent <- l.send(c, bodies) }()
		for _, body := range bodies {
			r, got, err := c.response()
			if err != nil {
				return n, fmt.Errorf("%s: %w", body, err)
			}
			version, name := 0, ""
			fmt.Sscan(got, &version, &name)
			if r.StatusCode != 200 || r.Close || name != body || version < last {
				return n, fmt.Errorf("%s: %s, close: %v, %.60q after version %d", body, r.Status, r.Close, got, last)
			}
			last = version
			n++
		}
		if err := <-sent; err != nil {
			return n, err
		}
		if l.new {
			c.Close()
			if c, err = newClient(); err != nil {
				return n, err
			}
		}
	}
	return n, nil
}

// Versions come and go under every kind of load: no request fails, none is
// processed twice, and no stop waits for a client that asks for nothing.
func TestHandoverUnderLoad(t *testing.T) {
	swaps := 100
	if os.Getenv("NFRUN_QUICK") != "" {
		swaps = 20
	}
	h := newHost(t)
	book := &ledger{processed: map[string]int{}}
	version := 1
	v := h.start(book.handler(version))
	for range 20 {
		dial(t, h.addr) // idle all the time
	}
	ctx, cancel := context.WithCancel(t.Context())
	var clients sync.WaitGroup
	var answered atomic.Int64
	for i, l := range loads {
		for j := range 2 {
			clients.Go(func() {
				n, err := l.run(ctx, fmt.Sprintf("%d-%d", i, j), h.addr, h.dial)
				if err != nil {
					t.Errorf("%s: %v", l.name, err)
				}
				answered.Add(int64(n))
			})
		}
	}
	var total, longest time.Duration
	for range swaps {
		pause(20 * time.Millisecond)
		took := v.stop()
		total, longest = total+took, max(longest, took)
		version++
		v = h.start(book.handler(version))
	}
	cancel()
	clients.Wait()
	v.stop()
	for name, times := range book.processed {
		if times != 1 {
			t.Errorf("%s was processed %d times", name, times)
		}
	}
	if n := int64(len(book.processed)); n != answered.Load() {
		t.Errorf("%d requests were processed, %d answered", n, answered.Load())
	}
	t.Logf("%d swaps, %d requests, %d connections passed on; a stop took %v, at most %v",
		swaps, answered.Load(), h.total, total/time.Duration(swaps), longest)
}
