package admin

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"syscall"
	"time"

	"golang.org/x/net/netutil"
)

const (
	headerTime   = 10 * time.Second // to send the headers of a request
	idleTime     = 2 * time.Minute  // between two requests on a connection
	maxHeader    = 32 << 10
	shutdownTime = 3 * time.Second // for answers that are under way
	connections  = 512             // at once; more wait
)

var errClosing = errors.New("admin: shutting down")

// Listen opens the address that the API is served on, such as
// "127.0.0.1:8940"; port 0 lets the system choose one. An error says in one
// line what to do about it; see [ListenError].
func Listen(ctx context.Context, address string) (net.Listener, error) {
	var lc net.ListenConfig
	ln, err := lc.Listen(ctx, "tcp", address)
	if err != nil {
		return nil, &ListenError{address, err}
	}
	return ln, nil
}

// A ListenError is an address that cannot be listened on.
type ListenError struct {
	Address string
	Err     error
}

// Error implements error.
func (e *ListenError) Error() string {
	cause := e.Err
	if op, ok := errors.AsType[*net.OpError](cause); ok {
		cause = op.Err
	}
	if errno, ok := errors.AsType[syscall.Errno](cause); ok {
		cause = errno
	}
	return fmt.Sprintf("listen on %s: %v", e.Address, cause)
}

// Unwrap returns the cause.
func (e *ListenError) Unwrap() error { return e.Err }

// Hint returns the cure.
func (e *ListenError) Hint() string {
	switch {
	case errors.Is(e.Err, syscall.EADDRINUSE):
		return "another program, perhaps another nfrun, has the port: stop it, or choose another address with --listen 127.0.0.1:0"
	case errors.Is(e.Err, syscall.EACCES):
		return "ports below 1024 need root: choose another with --listen"
	case errors.Is(e.Err, syscall.EADDRNOTAVAIL):
		return "this machine does not have the address: see ip address, and choose with --listen"
	default:
		return "give host and port, such as --listen 127.0.0.1:8940"
	}
}

// Local tells whether only this machine can reach an address. What is not
// local is served with TLS.
func Local(address net.Addr) bool {
	tcp, ok := address.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}

// URL is where a client on this machine finds the API.
func URL(address net.Addr) string {
	scheme := "https"
	if Local(address) {
		scheme = "http"
	}
	host := address.String()
	if tcp, ok := address.(*net.TCPAddr); ok && tcp.IP.IsUnspecified() {
		host = fmt.Sprintf("127.0.0.1:%d", tcp.Port)
	}
	return scheme + "://" + host
}

// Serve serves h on ln until ctx ends. Then it ends streams, waits for the
// answers that are under way, a few seconds at most, and returns nil.
// With a certificate it speaks TLS; nil means plain HTTP.
func Serve(ctx context.Context, ln net.Listener, h http.Handler, certificate *tls.Certificate, log *slog.Logger) error {
	if log == nil {
		log = slog.Default()
	}
	requests, endRequests := context.WithCancelCause(context.WithoutCancel(ctx))
	defer endRequests(nil)
	s := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: headerTime,
		IdleTimeout:       idleTime,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelDebug),
		BaseContext:       func(net.Listener) context.Context { return requests },
	}
	ln = netutil.LimitListener(ln, connections)
	served := make(chan error, 1)
	go func() {
		if certificate == nil {
			served <- s.Serve(ln)
			return
		}
		s.TLSConfig = &tls.Config{Certificates: []tls.Certificate{*certificate}, MinVersion: tls.VersionTLS12}
		served <- s.ServeTLS(ln, "", "")
	}()
	select {
	case err := <-served:
		return fmt.Errorf("admin: serve %s: %w", ln.Addr(), err)
	case <-ctx.Done():
	}
	endRequests(errClosing)
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
	defer cancel()
	if s.Shutdown(last) != nil {
		s.Close() //nolint:errcheck // what did not end in time is cut off
	}
	<-served
	return nil
}
