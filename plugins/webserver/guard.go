package webserver

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"

	"github.com/nfrun/nfrun/scope"
)

type connKey struct{}

// withConn lets a request find its connection.
func withConn(ctx context.Context, c net.Conn) context.Context {
	return context.WithValue(ctx, connKey{}, c)
}

// A guard stands around the script's handlers.
type guard struct{ server *Server }

func (g guard) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if c, ok := r.Context().Value(connKey{}).(*conn); ok && c.last() {
		w.Header().Set("Connection", "close")
	}
	rec := &recorder{whole: w.(whole)}
	defer func() {
		v := recover()
		if v == nil {
			return
		}
		if v == http.ErrAbortHandler {
			panic(v)
		}
		scope.Fault(r.Context(), r.Method+" "+r.URL.Path, v)
		if rec.wrote {
			panic(http.ErrAbortHandler) // half a response must not look like a whole one
		}
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
	}()
	g.server.handler.ServeHTTP(rec, r)
}

// A whole is what net/http offers to a handler for HTTP/1.
type whole interface {
	http.ResponseWriter
	http.Hijacker
	io.ReaderFrom
	io.StringWriter
	Flush()
	FlushError() error
}

// A recorder knows whether a response has begun.
type recorder struct {
	whole
	wrote bool
}

func (r *recorder) WriteHeader(code int) {
	r.wrote = r.wrote || code >= 200 || code == http.StatusSwitchingProtocols
	r.whole.WriteHeader(code)
}

func (r *recorder) Write(p []byte) (int, error) {
	r.wrote = true
	return r.whole.Write(p)
}

func (r *recorder) WriteString(s string) (int, error) {
	r.wrote = true
	return r.whole.WriteString(s)
}

func (r *recorder) ReadFrom(src io.Reader) (int64, error) {
	r.wrote = true
	return r.whole.ReadFrom(src)
}

func (r *recorder) Flush() {
	r.wrote = true
	r.whole.Flush()
}

func (r *recorder) FlushError() error {
	r.wrote = true
	return r.whole.FlushError()
}

func (r *recorder) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	r.wrote = true
	return r.whole.Hijack()
}

// Unwrap is for http.ResponseController.
func (r *recorder) Unwrap() http.ResponseWriter { return r.whole }
