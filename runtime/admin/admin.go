// Package admin is the HTTP API of a device: uploading, operating and watching
// scripts.
//
// The errors of the API are problem documents (RFC 9457) of the type [Problem].
package admin

import (
	"crypto/sha256"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/nfrun/nfrun/runtime"
	"github.com/nfrun/nfrun/runtime/store"
)

// Options are the choices of the API; nil and zero fields mean defaults.
type Options struct {
	// Token is what clients show to be let in. Empty lets nobody in.
	Token string
	// Hosts are the names, beside the loopback ones and the address that a
	// connection was made to, under which clients may address the device. They
	// are what keeps web pages from reaching it by a name of their own.
	Hosts []string
	// MaxUpload bounds the body of an upload, in bytes; default 16 MB.
	MaxUpload int64
	// Stall is how long an upload may make no progress; default 10 s.
	Stall time.Duration
	// Heartbeat is the time between two comments in an event stream in which
	// nothing happens; default 15 s.
	Heartbeat time.Duration
}

const (
	defaultMaxUpload = 16e6
	defaultStall     = 10 * time.Second
	defaultHeartbeat = 15 * time.Second

	// uploads is how many uploads are held in memory at once.
	uploads = 4
)

// New returns the API of a device.
func New(control runtime.Control, o *Options) http.Handler {
	if o == nil {
		o = &Options{}
	}
	a := &api{
		control:   control,
		admission: newAdmission(o.Hosts),
		token:     sha256.Sum256([]byte(o.Token)),
		locked:    o.Token == "",
		maxUpload: o.MaxUpload,
		stall:     o.Stall,
		heartbeat: o.Heartbeat,
		slots:     make(chan struct{}, uploads),
		reloads:   reloads{scripts: map[string]reload{}},
	}
	if a.maxUpload <= 0 {
		a.maxUpload = defaultMaxUpload
	}
	if a.stall <= 0 {
		a.stall = defaultStall
	}
	if a.heartbeat <= 0 {
		a.heartbeat = defaultHeartbeat
	}
	a.routes = []route{
		{"healthz", methods{"GET": a.health}},
		{"metrics", methods{"GET": a.metrics}},
		{"v1/device", methods{"GET": a.device}},
		{"v1/events", methods{"GET": a.events}},
		{"v1/scripts", methods{"GET": a.list}},
		{"v1/scripts/{name}", methods{"GET": a.show, "PUT": a.upload, "DELETE": a.remove}},
		{"v1/scripts/{name}/start", methods{"POST": a.operation(control.Start)}},
		{"v1/scripts/{name}/stop", methods{"POST": a.operation(control.Stop)}},
		{"v1/scripts/{name}/restart", methods{"POST": a.operation(control.Restart)}},
		{"v1/scripts/{name}/rollback", methods{"POST": a.operation(control.Rollback)}},
		{"v1/scripts/{name}/logs", methods{"GET": a.logs}},
		{"v1/scripts/{name}/stack", methods{"GET": a.stack}},
	}
	return a
}

type api struct {
	control   runtime.Control
	admission admission
	token     [sha256.Size]byte
	locked    bool // there is no token to show
	maxUpload int64
	stall     time.Duration
	heartbeat time.Duration
	slots     chan struct{}
	routes    []route
	reloads   reloads
}

// A handler answers a request, or returns why not; then it has written nothing.
type handler func(w http.ResponseWriter, r *http.Request) error

type methods map[string]handler

type route struct {
	path    string // segments; {name} is the name of a script
	methods methods
}

// ServeHTTP implements http.Handler. What a stranger may not do is refused
// before anything else is looked at, the body included.
func (a *api) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	if err := a.serve(w, r); err != nil {
		control := http.NewResponseController(w)
		control.EnableFullDuplex() //nolint:errcheck // a recorder in a test cannot
		problemOf(r, err).write(w)
		linger(control, r)
	}
}

// What a refused client may go on sending: many send all of it before they
// look at the answer, and a connection closed meanwhile would take the answer
// with it.
const (
	lingerBytes = 64 << 20
	lingerTime  = 10 * time.Second
)

// linger reads on after an answer that did not wait for the body.
func linger(control *http.ResponseController, r *http.Request) {
	if r.ContentLength == 0 || strings.EqualFold(r.Header.Get("Expect"), "100-continue") {
		return
	}
	if control.Flush() != nil || control.SetReadDeadline(time.Now().Add(lingerTime)) != nil {
		return
	}
	io.CopyN(io.Discard, r.Body, lingerBytes) //nolint:errcheck // whatever comes
	control.SetReadDeadline(time.Time{})      //nolint:errcheck // it worked before
}

func (a *api) serve(w http.ResponseWriter, r *http.Request) error {
	if err := a.admission.check(r); err != nil {
		return err
	}
	if r.URL.Path != "/healthz" {
		if err := a.authorize(w, r); err != nil {
			return err
		}
	}
	handle, err := a.find(w, r)
	if err != nil {
		return err
	}
	return handle(w, r)
}

// find looks a request up in the routes. Paths are taken as they are: a path
// with "..", a double slash or a slash at its end is never quietly another.
func (a *api) find(w http.ResponseWriter, r *http.Request) (handler, error) {
	segments := strings.Split(strings.TrimPrefix(r.URL.EscapedPath(), "/"), "/")
	for _, route := range a.routes {
		pattern := strings.Split(route.path, "/")
		if !matches(pattern, segments) {
			continue
		}
		if len(pattern) > 2 {
			name, err := url.PathUnescape(segments[2])
			if err != nil || !store.ValidName(name) {
				return nil, badName(name)
			}
			r.SetPathValue("name", name)
		}
		method := r.Method
		if method == "HEAD" {
			method = "GET"
		}
		if handle, ok := route.methods[method]; ok {
			return handle, nil
		}
		w.Header().Set("Allow", route.methods.allow())
		return nil, badMethod(r.Method, route.methods.allow())
	}
	return nil, noRoute(r)
}

func matches(pattern, segments []string) bool {
	if len(pattern) != len(segments) {
		return false
	}
	for i, p := range pattern {
		if p != "{name}" && p != segments[i] {
			return false
		}
	}
	return true
}

// allow lists the methods in the form of an Allow header.
func (m methods) allow() string {
	var list []string
	for _, method := range []string{"GET", "HEAD", "PUT", "POST", "DELETE"} {
		_, ok := m[method]
		if _, get := m["GET"]; ok || method == "HEAD" && get {
			list = append(list, method)
		}
	}
	return strings.Join(list, ", ")
}
