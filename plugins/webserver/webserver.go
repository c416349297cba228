// Package webserver serves HTTP from a script.
//
//	func run(ctx context.Context) error {
//		srv, err := webserver.Listen(ctx, "127.0.0.1:8080", nil)
//		if err != nil {
//			return err
//		}
//		srv.HandleFunc("GET /items/{id}", item)
//		return srv.Serve(ctx)
//	}
//
// Handlers and patterns are those of net/http. On a device the address stays
// open while versions of a script come and go, and so do the connections of
// clients: when the script stops, requests that have begun are answered, and
// idle connections, with whatever is on the wire, go on to the next version.
//
// A handler that panics costs its own request: the panic is reported with its
// place in the script, and the client gets a 500.
package webserver

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/nfrun/nfrun/scope"
)

// errDrained is why the context of a request ends that took too long.
var errDrained = errors.New("webserver: the script has stopped")

// Options of a server; zero fields mean the defaults.
type Options struct {
	ReadHeaderTimeout time.Duration // to receive the head of a request, from its first byte; default 10 s
	IdleTimeout       time.Duration // without a request, after which a connection is closed; default 2 min
	MaxHeaderBytes    int           // size of a request's head; default 64 KiB; more is answered by 431
	Drain             time.Duration // for requests to be answered after the script was asked to stop, then they are cut off; default 2.5 s, within the 3 s that a script has
}

func (o *Options) withDefaults() Options {
	var d Options
	if o != nil {
		d = *o
	}
	if d.ReadHeaderTimeout <= 0 {
		d.ReadHeaderTimeout = 10 * time.Second
	}
	if d.IdleTimeout <= 0 {
		d.IdleTimeout = 2 * time.Minute
	}
	if d.MaxHeaderBytes <= 0 {
		d.MaxHeaderBytes = 64 << 10
	}
	if d.Drain <= 0 {
		d.Drain = 2500 * time.Millisecond
	}
	return d
}

// Serve serves handler on addr until the script is asked to stop and the
// requests that have begun are answered; then it returns nil. The address is
// as for net.Listen; port 0 picks a free one.
func Serve(ctx context.Context, addr string, handler http.Handler, o *Options) error {
	s, err := Listen(ctx, addr, o)
	if err != nil {
		return err
	}
	s.handler = handler
	return s.Serve(ctx)
}

// A Server is a listener and the handlers for what comes in. It belongs to the
// script; Close ends it before that, as the stop of the script does.
type Server struct {
	handle   *scope.Handle
	options  Options
	listener net.Listener
	passer   scope.Passer // or nil
	mux      *http.ServeMux
	handler  http.Handler

	mu       sync.Mutex
	serving  bool
	stopping bool
	conns    map[*conn]struct{}
	empty    chan struct{} // made by drained, closed when the last of conns is gone
	served   chan struct{} // closed when Serve is done
}

// Listen announces on addr, as net.Listen does for TCP. Connections wait until
// Serve is called.
func Listen(ctx context.Context, addr string, o *Options) (*Server, error) {
	l, err := scope.Listen(ctx, "tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("webserver: %w", err)
	}
	return newServer(ctx, l, o.withDefaults())
}

func newServer(ctx context.Context, l net.Listener, o Options) (s *Server, err error) {
	s = &Server{
		options:  o,
		listener: l,
		mux:      http.NewServeMux(),
		conns:    map[*conn]struct{}{},
		served:   make(chan struct{}),
	}
	s.passer, _ = l.(scope.Passer)
	s.handler = s.mux
	if s.handle, err = scope.Own(ctx, "webserver "+s.URL(), s.close); err != nil {
		return nil, err
	}
	return s, nil
}

// Handle registers a handler for a pattern of net/http, such as
// "GET /items/{id}". It panics when the pattern is wrong or taken.
func (s *Server) Handle(pattern string, h http.Handler) { s.mux.Handle(pattern, h) }

// HandleFunc registers a function for a pattern, as Handle does.
func (s *Server) HandleFunc(pattern string, f func(http.ResponseWriter, *http.Request)) {
	s.mux.HandleFunc(pattern, f)
}

// Addr returns the address that the server listens on, with its actual port.
func (s *Server) Addr() net.Addr { return s.listener.Addr() }

// URL returns where a client on the same machine finds the server, without a
// slash at the end.
func (s *Server) URL() string {
	addr := s.Addr().String()
	if host, port, err := net.SplitHostPort(addr); err == nil && net.ParseIP(host).IsUnspecified() {
		addr = net.JoinHostPort("localhost", port)
	}
	return "http://" + addr
}

// Close stops the server as the end of the script does, and returns when the
// requests that have begun are answered. A handler must not call it.
func (s *Server) Close() error { return s.handle.Close() }

// Serve answers requests until ctx ends or Close is called and the requests
// that have begun are answered; then it returns nil. It can be called once.
//
// The context of a request carries the script's scope. It does not end with
// ctx, so that what the handler is doing comes to a good end, but after
// Options.Drain: a handler that streams without end watches the ctx of run.
func (s *Server) Serve(ctx context.Context) error {
	s.mu.Lock()
	again, stopping := s.serving, s.stopping
	s.serving = true
	s.mu.Unlock()
	if again {
		return errors.New("webserver: Serve was called before")
	}
	defer s.Close()
	defer close(s.served)
	if stopping {
		return nil
	}
	var protocols http.Protocols
	protocols.SetHTTP1(true)
	return s.run(ctx, &http.Server{
		Handler:           s.handler,
		ErrorLog:          slog.NewLogLogger(scope.Log(ctx).Handler(), slog.LevelWarn),
		ReadHeaderTimeout: s.options.ReadHeaderTimeout,
		IdleTimeout:       s.options.IdleTimeout,
		MaxHeaderBytes:    s.options.MaxHeaderBytes,
		Protocols:         &protocols,
	})
}

// run has hs serve the connections until ctx ends or Close is called, and the
// requests that have begun are answered.
func (s *Server) run(ctx context.Context, hs *http.Server) error {
	base, cut := context.WithCancelCause(context.WithoutCancel(ctx))
	defer cut(nil)
	s.equip(hs, base)
	defer context.AfterFunc(ctx, func() { s.stop() })()
	err := hs.Serve(acceptor{s.listener, s})
	if s.stop() { // it was no accident
		err = nil
	} else {
		err = fmt.Errorf("webserver: %w", err)
	}
	timer := time.NewTimer(s.options.Drain)
	defer timer.Stop()
	select {
	case <-s.drained():
	case <-timer.C:
		cut(errDrained)
		hs.Close()
	}
	return err
}

// equip makes hs tell of its connections and guards its handler.
func (s *Server) equip(hs *http.Server, base context.Context) {
	if s.handler = hs.Handler; s.handler == nil {
		s.handler = http.DefaultServeMux
	}
	hs.Handler = guard{s}
	if hs.BaseContext == nil {
		hs.BaseContext = func(net.Listener) context.Context { return base }
	}
	connContext, connState := hs.ConnContext, hs.ConnState
	hs.ConnContext = func(ctx context.Context, c net.Conn) context.Context {
		ctx = withConn(ctx, c)
		if connContext != nil {
			ctx = connContext(ctx, c)
		}
		return ctx
	}
	hs.ConnState = func(c net.Conn, state http.ConnState) {
		c.(*conn).changed(state)
		if connState != nil {
			connState(c, state)
		}
	}
}

// close is what the handle does.
func (s *Server) close() error {
	s.stop()
	s.mu.Lock()
	serving := s.serving
	s.mu.Unlock()
	if serving {
		<-s.served
	}
	return nil
}

// stop ends accepting, and sends off the connections. It tells whether that
// was done before.
func (s *Server) stop() (again bool) {
	s.mu.Lock()
	again, s.stopping = s.stopping, true
	conns := make([]*conn, 0, len(s.conns))
	for c := range s.conns {
		conns = append(conns, c)
	}
	s.mu.Unlock()
	s.listener.Close()
	for _, c := range conns {
		c.drain()
	}
	return again
}

// drained returns a channel that is closed when no connection is left. No
// new ones may come.
func (s *Server) drained() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.empty = make(chan struct{})
	if len(s.conns) == 0 {
		close(s.empty)
	}
	return s.empty
}

func (s *Server) forget(c *conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.conns[c]; !ok {
		return
	}
	delete(s.conns, c)
	if len(s.conns) == 0 && s.empty != nil {
		close(s.empty)
	}
}

// An acceptor makes connections known to the server.
type acceptor struct {
	net.Listener
	server *Server
}

func (a acceptor) Accept() (net.Conn, error) {
	nc, err := a.Listener.Accept()
	if err != nil {
		return nil, err
	}
	c := &conn{Conn: nc, server: a.server}
	a.server.mu.Lock()
	defer a.server.mu.Unlock()
	a.server.conns[c] = struct{}{}
	c.draining = a.server.stopping
	return c, nil
}
