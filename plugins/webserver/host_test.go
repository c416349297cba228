package webserver

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/nfrun/nfrun/plugin/plugintest"
	"github.com/nfrun/nfrun/scope"
)

func TestMain(m *testing.M) { plugintest.Main(m) }

// A host does what the supervisor of a device does: it keeps one socket, and
// the connections that a version passes on for the next.
type host struct {
	t      *testing.T
	socket *os.File
	addr   string

	mu     sync.Mutex
	passed []net.Conn
	total  int
}

func newHost(t *testing.T) *host {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	f, err := l.(*net.TCPListener).File()
	if err != nil {
		t.Fatal(err)
	}
	h := &host{t: t, socket: f, addr: l.Addr().String()}
	t.Cleanup(func() {
		f.Close()
		for _, c := range h.passed {
			c.Close()
		}
	})
	return h
}

// A held is a version's listener.
type held struct {
	net.Listener
	host *host
}

func (h *host) listen(context.Context, string, string) (net.Listener, error) {
	l, err := net.FileListener(h.socket)
	return &held{l, h}, err
}

func (l *held) Accept() (net.Conn, error) {
	l.host.mu.Lock()
	if n := len(l.host.passed); n > 0 {
		c := l.host.passed[n-1]
		l.host.passed = l.host.passed[:n-1]
		l.host.mu.Unlock()
		return c, nil
	}
	l.host.mu.Unlock()
	return l.Listener.Accept()
}

func (l *held) Pass(c net.Conn) error {
	f, err := c.(*net.TCPConn).File()
	if err != nil {
		return err
	}
	defer f.Close()
	again, err := net.FileConn(f)
	if err != nil {
		return err
	}
	l.host.mu.Lock()
	defer l.host.mu.Unlock()
	l.host.passed = append(l.host.passed, again)
	l.host.total++
	return nil
}

// A version is a running version of a script that serves.
type version struct {
	t     *testing.T
	scope *scope.Scope
	srv   *Server
	done  chan error
}

func start(t *testing.T, ctx context.Context, addr string, h http.Handler, o *Options) *version {
	t.Helper()
	ctx, s := scope.New(ctx, "version")
	srv, err := Listen(ctx, addr, o)
	if err != nil {
		t.Fatal(err)
	}
	v := &version{t: t, scope: s, srv: srv, done: make(chan error, 1)}
	srv.Handle("/", h)
	scope.Go(ctx, func(ctx context.Context) error {
		v.done <- srv.Serve(ctx)
		return nil
	})
	t.Cleanup(func() { s.Close() })
	return v
}

func (h *host) start(handler http.Handler) *version {
	h.t.Helper()
	return start(h.t, scope.WithListen(context.Background(), h.listen), h.addr, handler, &Options{Drain: time.Minute})
}

var errReloaded = errors.New("reloaded")

// ask asks the version to stop.
func (v *version) ask() { v.scope.Cancel(errReloaded) }

// ended waits until the version has ended, and returns how long that took.
func (v *version) ended() time.Duration {
	v.t.Helper()
	begin := time.Now()
	if err := <-v.done; err != nil {
		v.t.Errorf("Serve returned %v, want nil", err)
	}
	took := time.Since(begin)
	if open := v.scope.Handles(); len(open) > 0 {
		v.t.Errorf("still open: %q", open)
	}
	if err := v.scope.Close(); err != nil {
		v.t.Error(err)
	}
	return took
}

func (v *version) stop() time.Duration {
	v.t.Helper()
	v.ask()
	return v.ended()
}

// A client writes and reads HTTP by hand, on one connection.
type client struct {
	t *testing.T
	net.Conn
	in *bufio.Reader
}

func dial(t *testing.T, addr string) *client {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return &client{t, c, bufio.NewReader(c)}
}

// dial is for goroutines that may not end the test.
func (h *host) dial() (*client, error) {
	c, err := net.Dial("tcp", h.addr)
	if err != nil {
		return nil, err
	}
	return &client{h.t, c, bufio.NewReader(c)}, nil
}

func (c *client) send(text string) {
	c.t.Helper()
	if _, err := io.WriteString(c, text); err != nil {
		c.t.Fatal(err)
	}
}

// receive reads one response, and checks that the connection stays.
func (c *client) receive(want string) {
	c.t.Helper()
	r, body, err := c.response()
	if err != nil {
		c.t.Fatalf("waiting for %q: %v", want, err)
	}
	if body != want || r.StatusCode != 200 || r.Close {
		c.t.Fatalf("got %d %q, close: %v; want %q", r.StatusCode, body, r.Close, want)
	}
}

func (c *client) response() (*http.Response, string, error) {
	r, err := http.ReadResponse(c.in, nil)
	if err != nil {
		return nil, "", err
	}
	b, err := io.ReadAll(r.Body)
	return r, string(b), err
}

func (c *client) expectEOF() {
	c.t.Helper()
	if b, err := io.ReadAll(c.in); err != nil || len(b) > 0 {
		c.t.Errorf("got %q, %v; want the end of the connection", b, err)
	}
}

func post(body string) string {
	return fmt.Sprintf("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s", len(body), body)
}

// echo answers with a name and the request's body.
func echo(name string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, err := io.ReadAll(r.Body)
		if err != nil {
			panic(http.ErrAbortHandler)
		}
		fmt.Fprintf(w, "%s:%s", name, b)
	})
}

// A gate is a handler that shows that it was entered and waits to be let go.
type gate struct {
	http.Handler
	entered, open chan struct{}
}

func newGate(h http.Handler) *gate {
	return &gate{h, make(chan struct{}, 100), make(chan struct{})}
}

func (g *gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	g.entered <- struct{}{}
	<-g.open
	g.Handler.ServeHTTP(w, r)
}

// eventually waits for a condition.
func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); !ok(); {
		if time.Now().After(deadline) {
			t.Fatalf("waited in vain until %s", what)
		}
		<-time.After(time.Millisecond)
	}
}

// reading waits until the version has read a part of a request.
func (v *version) reading() {
	v.t.Helper()
	eventually(v.t, "a part of a request was read", func() bool {
		v.srv.mu.Lock()
		defer v.srv.mu.Unlock()
		for c := range v.srv.conns {
			c.mu.Lock()
			state := c.framing.state
			c.mu.Unlock()
			if state != between && state != lost {
				return true
			}
		}
		return false
	})
}

// draining waits until the version accepts no more, and all of the
// connections that it still has know.
func (v *version) draining() {
	v.t.Helper()
	v.all("drains", func(c *conn) bool { return c.draining })
}

// careful waits until, besides, every Read that was waiting was interrupted,
// and waits no longer for more than what belongs to the request.
func (v *version) careful() {
	v.t.Helper()
	v.all("reads with care", func(c *conn) bool { return c.draining && !c.interrupted })
}

func (v *version) all(what string, ok func(*conn) bool) {
	v.t.Helper()
	eventually(v.t, "every connection "+what, func() bool {
		v.srv.mu.Lock()
		defer v.srv.mu.Unlock()
		all := v.srv.stopping
		for c := range v.srv.conns {
			c.mu.Lock()
			all = all && ok(c)
			c.mu.Unlock()
		}
		return all
	})
}

var half = strings.Repeat("x", 10)
