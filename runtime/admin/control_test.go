package admin_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/nfrun/nfrun/runtime"
	"github.com/nfrun/nfrun/runtime/admin"
	"github.com/nfrun/nfrun/runtime/engine"
	"github.com/nfrun/nfrun/runtime/store"
)

const token = "correct-horse"

// A device is a Control that keeps what it is given, in memory but for logs.
type device struct {
	store *store.Store

	mu      sync.Mutex
	scripts map[string]runtime.Status
	files   map[string]store.Files
	readers []chan runtime.Event
	id      uint64
	refuse  error             // of the next operations
	falls   *engine.Fault     // of the next versions
	deploy  func()            // called within Deploy
	dry     []bool            // of each Deploy
	causes  map[string]string // how contexts of Deploy ended
}

func newDevice(t *testing.T) *device {
	t.Helper()
	st, err := store.Open(t.TempDir(), &store.Options{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	return &device{store: st, scripts: map[string]runtime.Status{}, files: map[string]store.Files{}}
}

func (d *device) Deploy(ctx context.Context, name string, files store.Files, o *runtime.DeployOptions) (*runtime.Deployment, error) {
	if d.deploy != nil {
		d.deploy()
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.dry = append(d.dry, o.DryRun)
	if d.refuse != nil {
		return nil, d.refuse
	}
	_, known := d.scripts[name]
	dep := &runtime.Deployment{Name: name, Version: files.ID(), State: runtime.Running, Created: !known, Timings: runtime.Timings{Check: 1, Stop: 2, Start: 3, Total: 6}}
	if o.DryRun {
		return dep, nil
	}
	if d.falls != nil {
		dep.State, dep.Error, dep.Action = runtime.Backoff, d.falls, "restart 1 in 100ms"
	}
	d.files[name] = files
	d.enter(name, dep.Version, dep.State)
	return dep, nil
}

// enter changes a state, with d.mu held.
func (d *device) enter(name, version string, state runtime.State) runtime.Status {
	st := runtime.Status{Name: name, Version: version, State: state, Since: time.Now(), Handles: []string{}, Listeners: []string{"127.0.0.1:8080"}}
	if state == runtime.Backoff {
		st.LastError, st.Action = d.falls, "restart 1 in 100ms"
	}
	d.scripts[name] = st
	d.id++
	for _, r := range d.readers {
		r <- runtime.Event{ID: d.id, Time: st.Since, Kind: "state", Script: name, Version: version, State: state}
	}
	return st
}

func (d *device) Scripts() (list []runtime.Status) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, st := range d.scripts {
		list = append(list, st)
	}
	return list
}

func (d *device) Script(name string) (runtime.Status, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	st, ok := d.scripts[name]
	if !ok {
		return st, runtime.ErrUnknown
	}
	return st, nil
}

func (d *device) Remove(_ context.Context, name string) error {
	if _, err := d.Script(name); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.scripts, name)
	return d.refuse
}

func (d *device) operate(name string, state runtime.State) (runtime.Status, error) {
	st, err := d.Script(name)
	if err != nil {
		return st, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.refuse != nil {
		return runtime.Status{}, d.refuse
	}
	if d.falls != nil {
		state = runtime.Backoff
	}
	return d.enter(name, st.Version, state), nil
}

func (d *device) Start(_ context.Context, name string) (runtime.Status, error) {
	return d.operate(name, runtime.Running)
}

func (d *device) Stop(_ context.Context, name string) (runtime.Status, error) {
	return d.operate(name, runtime.Stopped)
}

func (d *device) Restart(_ context.Context, name string) (runtime.Status, error) {
	return d.operate(name, runtime.Running)
}

func (d *device) Rollback(_ context.Context, name string) (runtime.Status, error) {
	return d.operate(name, runtime.Running)
}

func (d *device) Log(name string) (*store.Log, error) {
	if _, err := d.Script(name); err != nil {
		return nil, err
	}
	return d.store.Log(name)
}

func (d *device) Events(context.Context) <-chan runtime.Event {
	d.mu.Lock()
	defer d.mu.Unlock()
	r := make(chan runtime.Event, 100)
	d.readers = append(d.readers, r)
	return r
}

func (d *device) Info() runtime.Info {
	return runtime.Info{Name: "bench \"7\"", Board: "host", OS: "linux", Arch: "arm64", Version: "v1.2.3", Plugins: []string{"webserver"}, Engines: []string{"ixgo"}}
}

// serve serves a device, and closes it with the test.
func serve(t *testing.T, d *device, o *admin.Options) *httptest.Server {
	t.Helper()
	if o == nil {
		o = &admin.Options{}
	}
	o.Token = token
	s := httptest.NewServer(admin.New(d, o))
	t.Cleanup(s.Close)
	return s
}

const goFile = "package main\n\nfunc main() {}\n"

// request makes an authorized request; headers are names and values in turn.
func request(t *testing.T, method, url string, body io.Reader, headers ...string) *http.Request {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, body)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+token)
	for i := 0; i < len(headers); i += 2 {
		switch {
		case headers[i] == "Host":
			r.Host = headers[i+1]
		case headers[i+1] == "":
			r.Header.Del(headers[i])
		default:
			r.Header.Set(headers[i], headers[i+1])
		}
	}
	return r
}

func do(t *testing.T, r *http.Request) (*http.Response, []byte) {
	t.Helper()
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, b
}

// push uploads a Go file that the device takes.
func push(t *testing.T, s *httptest.Server, name string) {
	t.Helper()
	resp, b := do(t, request(t, "PUT", s.URL+"/v1/scripts/"+name, strings.NewReader(goFile)))
	if resp.StatusCode/100 != 2 {
		t.Fatalf("PUT %s: %s: %s", name, resp.Status, b)
	}
}

// problem decodes a problem and checks what all of them have.
func problem(t *testing.T, resp *http.Response, b []byte) *admin.Problem {
	t.Helper()
	if got := resp.Header.Get("Content-Type"); got != admin.ProblemType {
		t.Errorf("Content-Type = %q, want %q; body %s", got, admin.ProblemType, b)
	}
	var raw map[string]any
	var p admin.Problem
	if err := json.Unmarshal(b, &raw); err != nil {
		t.Fatalf("%v in %s", err, b)
	}
	if err := json.NewDecoder(bytes.NewReader(b)).Decode(&p); err != nil {
		t.Fatal(err)
	}
	for _, member := range []string{"type", "title", "detail", "hint"} {
		if s, _ := raw[member].(string); s == "" {
			t.Errorf("the problem has no %s: %s", member, b)
		}
	}
	if !strings.HasPrefix(raw["type"].(string), "urn:nfrun:problem:") {
		t.Errorf("type = %v", raw["type"])
	}
	if p.Status != resp.StatusCode {
		t.Errorf("status member %d, status %d", p.Status, resp.StatusCode)
	}
	return &p
}
