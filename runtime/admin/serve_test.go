package admin_test

import (
	"context"
	"crypto/tls"
	"errors"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/nfrun/nfrun/runtime/admin"
)

func newServer(t *testing.T, h http.Handler) (url string) {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

func TestListenOnUsedPort(t *testing.T) {
	ln, err := admin.Listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	_, err = admin.Listen(t.Context(), ln.Addr().String())
	var le *admin.ListenError
	if !errors.As(err, &le) || !strings.Contains(le.Hint(), "--listen") || strings.Contains(err.Error(), "\n") {
		t.Errorf("got %v", err)
	}
	if want := "listen on " + ln.Addr().String() + ": address already in use"; err.Error() != want {
		t.Errorf("got %q, want %q", err, want)
	}
}

func TestURL(t *testing.T) {
	for addr, want := range map[string]string{
		"127.0.0.1:80": "http://127.0.0.1:80", "[::1]:80": "http://[::1]:80",
		"192.0.2.1:80": "https://192.0.2.1:80", "0.0.0.0:80": "https://127.0.0.1:80", "[::]:80": "https://127.0.0.1:80",
	} {
		tcp, err := net.ResolveTCPAddr("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		if got := admin.URL(tcp); got != want {
			t.Errorf("URL(%s) = %s, want %s", addr, got, want)
		}
	}
}

// Serve ends streams and returns when its context ends.
func TestServeEnds(t *testing.T) {
	d := newDevice(t)
	ln, err := admin.Listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	served := make(chan error)
	go func() { served <- admin.Serve(ctx, ln, admin.New(d, &admin.Options{Token: token}), nil, nil) }()
	resp, err := http.DefaultClient.Do(request(t, "GET", admin.URL(ln.Addr())+"/v1/events", nil))
	if err != nil {
		t.Fatal(err)
	}
	begun := time.Now()
	cancel()
	drain(resp)
	if err := <-served; err != nil {
		t.Error(err)
	}
	if took := time.Since(begun); took > 2*time.Second {
		t.Errorf("a stream held the end up for %v", took)
	}
}

// The certificate is made once, for its owner only, and speaks TLS.
func TestCertificate(t *testing.T) {
	data, log := t.TempDir(), slog.New(slog.DiscardHandler)
	first, err := admin.Certificate(data, []string{"greenhouse.lan", "192.0.2.7"}, log)
	if err != nil {
		t.Fatal(err)
	}
	again, err := admin.Certificate(data, nil, log)
	if err != nil {
		t.Fatal(err)
	}
	print := admin.Fingerprint(first.Certificate[0])
	if admin.Fingerprint(again.Certificate[0]) != print || len(print) != 95 {
		t.Errorf("the certificate changed, or %q is no fingerprint", print)
	}
	if stored, err := admin.StoredFingerprint(data); err != nil || stored != print {
		t.Errorf("StoredFingerprint = %q, %v", stored, err)
	}
	for _, name := range []string{"greenhouse.lan", "192.0.2.7", "localhost"} {
		if err := first.Leaf.VerifyHostname(name); err != nil {
			t.Error(err)
		}
	}
	if years := first.Leaf.NotAfter.Sub(time.Now()).Hours() / 24 / 365; years < 9.9 {
		t.Errorf("it is good for %v years", years)
	}
	file := filepath.Join(data, filepath.FromSlash(admin.CertificateFile))
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info, err)
	}

	ln, err := admin.Listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	served := make(chan error)
	go func() {
		served <- admin.Serve(ctx, ln, admin.New(newDevice(t), &admin.Options{Token: token}), first, log)
	}()
	c := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}}
	resp, err := c.Get("https://" + ln.Addr().String() + "/healthz")
	if err != nil {
		t.Fatal(err)
	}
	drain(resp)
	if resp.StatusCode != 200 || admin.Fingerprint(resp.TLS.PeerCertificates[0].Raw) != print {
		t.Errorf("got %s", resp.Status)
	}
	cancel()
	if err := <-served; err != nil {
		t.Error(err)
	}

	if err := os.WriteFile(file, []byte("not a certificate"), 0o600); err != nil {
		t.Fatal(err)
	}
	fresh, err := admin.Certificate(data, nil, log)
	if err != nil || admin.Fingerprint(fresh.Certificate[0]) == print {
		t.Errorf("a damaged certificate: %v", err)
	}
	if _, err := os.Stat(file + ".corrupt"); errors.Is(err, fs.ErrNotExist) {
		t.Error("the damaged one was not set aside")
	}
}
