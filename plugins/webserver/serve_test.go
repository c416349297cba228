package webserver

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/nfrun/nfrun/scope"
)

// local serves without a host, as a program that runs by itself does.
func local(t *testing.T, ctx context.Context, h http.HandlerFunc, o *Options) (*version, string) {
	t.Helper()
	v := start(t, ctx, "127.0.0.1:0", h, o)
	return v, v.srv.Addr().String()
}

func hello(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "hello") }

func TestServeReturnsNilAtTheStop(t *testing.T) {
	ctx, s := scope.New(t.Context(), "test")
	done := make(chan error)
	go func() { done <- Serve(ctx, "127.0.0.1:0", http.HandlerFunc(hello), nil) }()
	eventually(t, "it serves", func() bool { return len(s.Handles()) == 2 })
	if got := strings.Join(s.Handles(), " "); !strings.Contains(got, "listener 127.0.0.1:") || !strings.Contains(got, "webserver http://127.0.0.1:") {
		t.Errorf("handles %q", got)
	}
	s.Cancel(errReloaded)
	if err := <-done; err != nil {
		t.Error(err)
	}
	if open := s.Handles(); len(open) > 0 {
		t.Errorf("still open: %q", open)
	}
	s.Close()
}

func TestRefusesWhatHasNoOwner(t *testing.T) {
	if err := Serve(t.Context(), "127.0.0.1:0", nil, nil); !errors.Is(err, scope.ErrNone) {
		t.Errorf("got %v, want scope.ErrNone", err)
	}
	ctx, s := scope.New(t.Context(), "test")
	defer s.Close()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if _, err := Listen(ctx, l.Addr().String(), nil); err == nil || !strings.Contains(err.Error(), "address already in use") {
		t.Errorf("got %v for a port in use", err)
	}
}

func TestClose(t *testing.T) {
	ctx, s := scope.New(t.Context(), "test")
	defer s.Close()
	unserved, err := Listen(ctx, "127.0.0.1:0", nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := unserved.Close(); err != nil {
		t.Error(err)
	}
	if err := unserved.Serve(ctx); err != nil {
		t.Errorf("Serve after Close: %v", err)
	}
	if err := unserved.Serve(ctx); err == nil {
		t.Error("Serve can be called twice")
	}
	served, err := Listen(ctx, "127.0.0.1:0", nil)
	if err != nil {
		t.Fatal(err)
	}
	scope.Go(ctx, served.Serve)
	c := dial(t, served.Addr().String())
	c.send(get)
	if r, _, err := c.response(); err != nil || r.StatusCode != 404 {
		t.Errorf("got %v, %v; want 404", r, err)
	}
	if err := served.Close(); err != nil {
		t.Error(err)
	}
	if open := s.Handles(); len(open) > 0 {
		t.Errorf("still open: %q", open)
	}
}

func TestURL(t *testing.T) {
	ctx, s := scope.New(t.Context(), "test")
	defer s.Close()
	for addr, want := range map[string]string{":0": "http://localhost:", "127.0.0.1:0": "http://127.0.0.1:"} {
		srv, err := Listen(ctx, addr, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := srv.URL(); !strings.HasPrefix(got, want) {
			t.Errorf("%s: URL %q, want %q…", addr, got, want)
		}
	}
}

// Without a next version, idle connections end after a moment in which a
// request that is on the way is still answered, as the last one.
func TestStopWithoutANextVersion(t *testing.T) {
	v, addr := local(t, context.Background(), hello, nil)
	idle, asking, unused := dial(t, addr), dial(t, addr), dial(t, addr)
	for _, c := range []*client{idle, asking} {
		c.send(get)
		c.receive("hello")
	}
	v.ask()
	v.draining()
	asking.send(get)
	if r, body, err := asking.response(); err != nil || body != "hello" || !r.Close {
		t.Errorf("got %v %q, %v; want hello and the end of the connection", r, body, err)
	}
	v.ended()
	asking.expectEOF()
	idle.expectEOF()
	unused.expectEOF()
}

// A request that does not end is cut off.
func TestDrainEnds(t *testing.T) {
	var cause error
	entered, left := make(chan bool), make(chan bool)
	v, addr := local(t, context.Background(), func(w http.ResponseWriter, r *http.Request) {
		close(entered)
		<-r.Context().Done()
		cause = context.Cause(r.Context())
		close(left)
	}, &Options{Drain: 20 * time.Millisecond})
	c := dial(t, addr)
	c.send(get)
	<-entered
	v.stop()
	<-left
	if !errors.Is(cause, errDrained) {
		t.Errorf("the request's context ended because of %v", cause)
	}
	if _, err := io.ReadAll(c.in); err != nil { // the handler may have been quick enough to answer
		t.Error(err)
	}
}

func TestARequestContextCarriesTheScope(t *testing.T) {
	opened := make(chan error, 1)
	v, addr := local(t, context.Background(), func(w http.ResponseWriter, r *http.Request) {
		_, err := scope.Own(r.Context(), "thing", func() error { return nil })
		opened <- err
	}, nil)
	c := dial(t, addr)
	c.send(get)
	if err := <-opened; err != nil {
		t.Error(err)
	}
	if got := v.scope.Handles(); got[len(got)-1] != "thing" {
		t.Errorf("handles %q", got)
	}
	v.ask()
	<-v.done
	v.scope.Close()
}

func TestPanicsCostTheirRequestOnly(t *testing.T) {
	var mu sync.Mutex
	var faults []string
	ctx := scope.WithFault(context.Background(), func(what string, v any) {
		mu.Lock()
		defer mu.Unlock()
		faults = append(faults, what+": "+v.(string))
	})
	_, addr := local(t, ctx, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/early":
			w.Header().Set("Content-Length", "1000")
			panic("early")
		case "/late":
			io.WriteString(w, "hel")
			panic("late")
		case "/flushed":
			w.(http.Flusher).Flush()
			panic("flushed")
		case "/abort":
			panic(http.ErrAbortHandler)
		}
		io.WriteString(w, "hello")
	}, nil)
	c := dial(t, addr)
	c.send("GET /early HTTP/1.1\r\nHost: x\r\n\r\n")
	if r, body, err := c.response(); err != nil || r.StatusCode != 500 || body != "Internal Server Error\n" {
		t.Errorf("got %v %q, %v; want a whole 500", r, body, err)
	}
	c.send(get) // the connection goes on
	c.receive("hello")
	for _, path := range []string{"/late", "/flushed", "/abort"} {
		c := dial(t, addr)
		c.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n")
		if r, body, err := c.response(); err == nil {
			t.Errorf("%s: got a whole response, %s %q", path, r.Status, body)
		}
	}
	mu.Lock()
	defer mu.Unlock()
	if got, want := strings.Join(faults, ", "), "GET /early: early, GET /late: late, GET /flushed: flushed"; got != want {
		t.Errorf("faults %q, want %q", got, want)
	}
}

// What net/http offers to handlers is still there.
func TestHandlersHaveAllOfNetHTTP(t *testing.T) {
	_, addr := local(t, context.Background(), func(w http.ResponseWriter, r *http.Request) {
		rc := http.NewResponseController(w)
		if err := errors.Join(rc.SetWriteDeadline(time.Now().Add(time.Minute)), rc.SetReadDeadline(time.Time{})); err != nil {
			t.Error(err)
		}
		switch r.URL.Path {
		case "/stream":
			io.WriteString(w, "a")
			if err := rc.Flush(); err != nil {
				t.Error(err)
			}
			io.Copy(w, strings.NewReader("b"))
		case "/hijack":
			c, rw, err := rc.Hijack()
			if err != nil {
				t.Error(err)
				return
			}
			defer c.Close()
			line, _ := rw.ReadString('\n')
			io.WriteString(c, "raw "+line)
		}
	}, nil)
	c := dial(t, addr)
	c.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n")
	c.receive("ab")
	c.send("GET /hijack HTTP/1.1\r\nHost: x\r\n\r\nbytes\n")
	if b, err := io.ReadAll(c.in); err != nil || string(b) != "raw bytes\n" {
		t.Errorf("got %q, %v", b, err)
	}
}

func TestLimits(t *testing.T) {
	o := &Options{MaxHeaderBytes: 1 << 10, ReadHeaderTimeout: 30 * time.Millisecond, IdleTimeout: 60 * time.Millisecond}
	_, addr := local(t, context.Background(), hello, o)
	big := dial(t, addr)
	big.send("GET / HTTP/1.1\r\nHost: x\r\nA: " + strings.Repeat("x", 8<<10) + "\r\n\r\n")
	if r, _, err := big.response(); err != nil || r.StatusCode != 431 {
		t.Errorf("got %v, %v; want 431", r, err)
	}
	unused, slow, idle := dial(t, addr), dial(t, addr), dial(t, addr)
	begin := time.Now()
	idle.send(get)
	idle.receive("hello")
	slow.send("GET / HT")
	if r, _, err := slow.response(); err != nil || r.StatusCode != 400 {
		t.Errorf("got %v, %v; want 400", r, err)
	}
	unused.expectEOF()
	if took := time.Since(begin); took < o.IdleTimeout {
		t.Errorf("an unused connection was closed after %v", took)
	}
	idle.expectEOF()
}
