package admin_test

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/nfrun/nfrun/runtime"
	"github.com/nfrun/nfrun/runtime/admin"
	"github.com/nfrun/nfrun/runtime/config"
	"github.com/nfrun/nfrun/runtime/engine"
	"github.com/nfrun/nfrun/runtime/store"
)

func zipped(t *testing.T, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, files[i+1])
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func tarred(t *testing.T, headers ...*tar.Header) []byte {
	t.Helper()
	var b bytes.Buffer
	g := gzip.NewWriter(&b)
	w := tar.NewWriter(g)
	for _, h := range headers {
		if h.Typeflag == tar.TypeReg {
			h.Size = int64(len(goFile))
		}
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if h.Typeflag == tar.TypeReg {
			io.WriteString(w, goFile)
		}
	}
	if err := errors.Join(w.Close(), g.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Every request that is refused gets its status and a problem that names the
// cure, and nothing reaches the device.
func TestRefused(t *testing.T) {
	main := func(name string) *tar.Header { return &tar.Header{Name: name, Typeflag: tar.TypeReg, Mode: 0o600} }
	bomb := zipped(t, "main.go", goFile, "data.bin", strings.Repeat("\x00", 16<<20))
	tests := []struct {
		name, method, path string
		body               []byte
		headers            []string
		status             int
		kind               string
	}{
		{"no token", "PUT", "/v1/scripts/a", []byte(goFile), []string{"Authorization", ""}, 401, "no-token"},
		{"wrong token", "PUT", "/v1/scripts/a", []byte(goFile), []string{"Authorization", "Bearer wrong"}, 401, "bad-token"},
		{"not a bearer", "GET", "/v1/scripts", nil, []string{"Authorization", "Basic " + token}, 401, "bad-token"},
		{"no token, unknown route", "GET", "/secret", nil, []string{"Authorization", ""}, 401, "no-token"},
		{"foreign host", "GET", "/v1/scripts", nil, []string{"Host", "evil.example"}, 403, "foreign-host"},
		{"foreign host and health", "GET", "/healthz", nil, []string{"Host", "evil.example:8940"}, 403, "foreign-host"},
		{"foreign address as host", "GET", "/v1/scripts", nil, []string{"Host", "203.0.113.9:8940"}, 403, "foreign-host"},
		{"foreign origin", "PUT", "/v1/scripts/a", []byte(goFile), []string{"Origin", "https://evil.example"}, 403, "foreign-origin"},
		{"opaque origin", "PUT", "/v1/scripts/a", []byte(goFile), []string{"Origin", "null"}, 403, "foreign-origin"},
		{"origin before token", "GET", "/v1/scripts", nil, []string{"Origin", "https://evil.example", "Authorization", ""}, 403, "foreign-origin"},
		{"unknown route", "GET", "/v2/scripts", nil, nil, 404, "no-route"},
		{"root", "GET", "/", nil, nil, 404, "no-route"},
		{"double slash", "GET", "//v1/scripts", nil, nil, 404, "no-route"},
		{"wrong method", "POST", "/v1/scripts/a", nil, nil, 405, "bad-method"},
		{"wrong method on action", "GET", "/v1/scripts/a/start", nil, nil, 405, "bad-method"},
		{"upper case", "PUT", "/v1/scripts/Hello", []byte(goFile), nil, 400, "bad-name"},
		{"dash first", "PUT", "/v1/scripts/-a", []byte(goFile), nil, 400, "bad-name"},
		{"file name", "PUT", "/v1/scripts/main.go", []byte(goFile), nil, 400, "bad-name"},
		{"no name", "PUT", "/v1/scripts/", []byte(goFile), nil, 400, "bad-name"},
		{"name with dots", "PUT", "/v1/scripts/%2e%2e%2fetc", []byte(goFile), nil, 400, "bad-name"},
		{"long name", "PUT", "/v1/scripts/" + strings.Repeat("a", 64), []byte(goFile), nil, 400, "bad-name"},
		{"bad switch", "PUT", "/v1/scripts/a?dry_run=perhaps", []byte(goFile), nil, 400, "bad-query"},
		{"empty", "PUT", "/v1/scripts/a", nil, nil, 400, "bad-upload"},
		{"too large", "PUT", "/v1/scripts/a", bytes.Repeat([]byte("/"), 2<<20), nil, 413, "too-large"},
		{"form", "PUT", "/v1/scripts/a", []byte("--x\r\n"), []string{"Content-Type", "multipart/form-data; boundary=x"}, 415, "bad-upload"},
		{"not utf-8", "PUT", "/v1/scripts/a", []byte("package main\n// \xff\n"), nil, 422, "bad-upload"},
		{"no package main", "PUT", "/v1/scripts/a", []byte("package other\n"), nil, 422, "bad-upload"},
		{"zip with dots", "PUT", "/v1/scripts/a", zipped(t, "main.go", goFile, "../evil.go", goFile), nil, 422, "bad-upload"},
		{"zip with absolute path", "PUT", "/v1/scripts/a", zipped(t, "main.go", goFile, "/etc/evil.go", goFile), nil, 422, "bad-upload"},
		{"zip bomb", "PUT", "/v1/scripts/a", bomb, nil, 413, "bad-upload"},
		{"zip cut off", "PUT", "/v1/scripts/a", zipped(t, "main.go", goFile)[:40], nil, 422, "bad-upload"},
		{"tar with dots", "PUT", "/v1/scripts/a", tarred(t, main("main.go"), main("../evil.go")), nil, 422, "bad-upload"},
		{"tar with link", "PUT", "/v1/scripts/a", tarred(t, main("main.go"), &tar.Header{Name: "l.go", Linkname: "/etc/passwd", Typeflag: tar.TypeSymlink}), nil, 422, "bad-upload"},
		{"no script", "GET", "/v1/scripts/b", nil, nil, 404, "no-script"},
		{"no script to start", "POST", "/v1/scripts/b/start", nil, nil, 404, "no-script"},
		{"no script to remove", "DELETE", "/v1/scripts/b", nil, nil, 404, "no-script"},
		{"no log", "GET", "/v1/scripts/b/logs", nil, nil, 404, "no-script"},
		{"bad since", "GET", "/v1/scripts/b/logs?since=yesterday", nil, nil, 400, "bad-query"},
		{"bad tail", "GET", "/v1/scripts/b/logs?tail=-1", nil, nil, 400, "bad-query"},
	}
	d := newDevice(t)
	s := serve(t, d, &admin.Options{MaxUpload: 1 << 20})
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := request(t, test.method, s.URL+test.path, bytes.NewReader(test.body), test.headers...)
			resp, b := do(t, r)
			p := problem(t, resp, b)
			if p.Status != test.status || p.Kind != test.kind {
				t.Errorf("got %d %s, want %d %s: %s", p.Status, p.Kind, test.status, test.kind, b)
			}
			if p.Status == 401 && !strings.HasPrefix(resp.Header.Get("WWW-Authenticate"), "Bearer") {
				t.Errorf("WWW-Authenticate = %q", resp.Header.Get("WWW-Authenticate"))
			}
			if p.Status == 405 && resp.Header.Get("Allow") == "" {
				t.Error("no Allow")
			}
			if len(d.dry) != 0 {
				t.Fatal("it reached the device")
			}
		})
	}
}

// What the device says to a deployment becomes a problem with its own status.
func TestDeviceRefuses(t *testing.T) {
	tests := []struct {
		name        string
		err         error
		status      int
		kind        string
		diagnostics int
	}{
		{"diagnostics", engine.Diagnostics{{File: "main.go", Line: 3, Column: 2, Message: "undefined: x"}, {File: "main.go", Line: 4, Column: 1, Message: "y", Hint: "import y"}}, 422, "bad-source", 2},
		{"configuration", &config.Error{File: "script.toml", Line: 2, Column: 1, Message: "unknown key memroy", Cure: "did you mean memory?"}, 422, "bad-source", 1},
		{"busy", fmt.Errorf("deploy: %w", runtime.ErrBusy), 409, "busy", 0},
		{"full", &store.Error{Op: "write x", Err: syscall.ENOSPC, Cure: "free some space"}, 507, "storage-full", 0},
		{"other", errors.New("something else"), 500, "internal", 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := newDevice(t)
			s := serve(t, d, nil)
			d.refuse = test.err
			resp, b := do(t, request(t, "PUT", s.URL+"/v1/scripts/a", strings.NewReader(goFile)))
			p := problem(t, resp, b)
			if p.Status != test.status || p.Kind != test.kind || len(p.Diagnostics) != test.diagnostics {
				t.Errorf("got %s", b)
			}
		})
	}
}

// A version that falls was accepted all the same; the answer says what
// happened, where, and what was done.
func TestAVersionThatFalls(t *testing.T) {
	d := newDevice(t)
	s := serve(t, d, nil)
	push(t, s, "a")
	d.falls = &engine.Fault{Kind: "panic", Message: "boom", Frames: []engine.Frame{{Func: "main.main", File: "main.go", Line: 7}}}
	resp, b := do(t, request(t, "PUT", s.URL+"/v1/scripts/a", strings.NewReader(goFile)))
	var dep runtime.Deployment
	if err := json.Unmarshal(b, &dep); err != nil || resp.StatusCode != 200 {
		t.Fatalf("%s: %s", resp.Status, b)
	}
	if p := admin.FellDeployed(&dep); p == nil || p.Fault.Where() != "main.go:7" || p.Action == "" || p.State != runtime.Backoff || !strings.Contains(p.Detail, "boom") {
		t.Errorf("got %s", b)
	}
	resp, b = do(t, request(t, "POST", s.URL+"/v1/scripts/a/restart", nil))
	var st runtime.Status
	if err := json.Unmarshal(b, &st); err != nil || resp.StatusCode != 200 {
		t.Fatalf("%s: %s", resp.Status, b)
	}
	if p := admin.Fell(&st); p == nil || p.Fault.Where() != "main.go:7" || p.State != runtime.Backoff {
		t.Errorf("got %s", b)
	}
}

// dial opens a connection on which a test speaks HTTP itself.
func dial(t *testing.T, url string) (net.Conn, *bufio.Reader) {
	t.Helper()
	c, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	c.SetDeadline(time.Now().Add(30 * time.Second))
	return c, bufio.NewReader(c)
}

const uploadHead = "PUT /v1/scripts/a HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n%s\r\n"

func TestHangUpHalfWay(t *testing.T) {
	d := newDevice(t)
	s := serve(t, d, nil)
	c, _ := dial(t, s.URL)
	fmt.Fprintf(c, uploadHead, token, 1000, "")
	io.WriteString(c, goFile)
	c.Close()
	s.Close() // waits for the request
	if len(d.dry) != 0 {
		t.Error("half an upload reached the device")
	}
}

func TestStall(t *testing.T) {
	d := newDevice(t)
	s := serve(t, d, &admin.Options{Stall: 50 * time.Millisecond})
	c, answer := dial(t, s.URL)
	fmt.Fprintf(c, uploadHead, token, 1000, "")
	io.WriteString(c, goFile)
	resp, err := http.ReadResponse(answer, nil)
	if err != nil {
		t.Fatal(err)
	}
	b, _ := io.ReadAll(resp.Body)
	resp.Body.Close()
	if p := problem(t, resp, b); p.Status != 408 || p.Kind != "stalled" {
		t.Errorf("got %s", b)
	}
	if len(d.dry) != 0 {
		t.Error("half an upload reached the device")
	}
}

// A client that asks first is refused, or told that it is too large, before it
// sends the body; one that may go on is told so.
func TestExpectContinue(t *testing.T) {
	d := newDevice(t)
	s := serve(t, d, nil)
	tests := []struct {
		name, token string
		length      int64
		status      int
	}{
		{"wrong token", "wrong", int64(len(goFile)), 401},
		{"too large", token, 1 << 40, 413},
		{"welcome", token, int64(len(goFile)), 100},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c, answer := dial(t, s.URL)
			fmt.Fprintf(c, uploadHead, test.token, test.length, "Expect: 100-continue\r\n")
			resp, err := http.ReadResponse(answer, nil)
			if err != nil {
				t.Fatal(err)
			}
			defer resp.Body.Close()
			if resp.StatusCode != test.status {
				t.Fatalf("got %s", resp.Status)
			}
			if test.status != 100 {
				return
			}
			io.WriteString(c, goFile)
			final, err := http.ReadResponse(answer, nil)
			if err != nil {
				t.Fatal(err)
			}
			defer final.Body.Close()
			if final.StatusCode != 201 {
				t.Errorf("got %s", final.Status)
			}
		})
	}
}
