package client_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nfrun/nfrun/cmd/nfrun/internal/client"
	"github.com/nfrun/nfrun/runtime/admin"
	"github.com/nfrun/nfrun/runtime/store"
)

func TestAddress(t *testing.T) {
	for device, want := range map[string]string{
		"http://127.0.0.1:8940":       "http://127.0.0.1:8940",
		"127.0.0.1:8940":              "http://127.0.0.1:8940",
		"localhost:8940":              "http://localhost:8940",
		"greenhouse.local:8940":       "https://greenhouse.local:8940",
		"192.0.2.1:8940":              "https://192.0.2.1:8940",
		"https://[2001:db8::1]:8940/": "https://[2001:db8::1]:8940",
		"http://192.0.2.1:8940":       "", // the token would be seen
		"http://localhost/v1":         "",
		"https://user@localhost":      "",
		"ftp://localhost":             "",
		"":                            "",
	} {
		c, err := client.New(device, nil)
		if err != nil {
			var ae *client.AddressError
			if want != "" || !errors.As(err, &ae) || ae.Hint() == "" {
				t.Errorf("%q: %v", device, err)
			}
			continue
		}
		if c.Device() != want {
			t.Errorf("%q is %s, want %s", device, c.Device(), want)
		}
	}
}

// The first certificate of a device is remembered and told once; another one
// is refused.
func TestPins(t *testing.T) {
	known := filepath.Join(t.TempDir(), "nfrun", "known_devices")
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "[]") })
	s := httptest.NewUnstartedServer(h)
	s.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	s.StartTLS()
	defer s.Close()
	var told []string
	ask := func() error {
		c, err := client.New(s.URL, &client.Options{Known: known, Notice: func(line string) { told = append(told, line) }})
		if err != nil {
			t.Fatal(err)
		}
		_, err = c.Scripts(t.Context())
		return err
	}
	print := admin.Fingerprint(s.Certificate().Raw)
	for range 2 {
		if err := ask(); err != nil {
			t.Fatal(err)
		}
	}
	if len(told) != 1 || !strings.Contains(told[0], print) {
		t.Errorf("told %q", told)
	}
	b, err := os.ReadFile(known)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(known, []byte("# a remark\n"+strings.Replace(string(b), print, "00:11", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	var pe *client.PinError
	if err := ask(); !errors.As(err, &pe) || pe.Want != "00:11" || pe.Got != print || !strings.Contains(pe.Hint(), "line 2 of "+known) {
		t.Errorf("got %v", err)
	}
	if len(told) != 1 {
		t.Errorf("told %q", told)
	}
}

// A device whose certificate cannot be remembered is not trusted.
func TestPinsNeedAFile(t *testing.T) {
	s := httptest.NewUnstartedServer(http.NotFoundHandler())
	s.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	s.StartTLS()
	defer s.Close()
	c, err := client.New(s.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	var pe *client.PinError
	if _, err := c.Scripts(t.Context()); !errors.As(err, &pe) {
		t.Errorf("got %v", err)
	}
}

// Following takes up where it was when a connection is lost.
func TestFollowReconnects(t *testing.T) {
	var asked []string
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.RawQuery)
		switch len(asked) {
		case 1:
			io.WriteString(w, `{"seq":7,"message":"seven"}`+"\n"+`{"seq":8,"mess`)
		case 2:
			http.Error(w, "a proxy has nothing behind it", http.StatusBadGateway)
		default:
			io.WriteString(w, `{"seq":8,"message":"eight"}`+"\n")
		}
	}))
	defer s.Close()
	var told []string
	c, err := client.New(s.URL, &client.Options{Notice: func(line string) { told = append(told, line) }})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var got []string
	err = c.Log(ctx, "a", &client.LogRange{Tail: 1, Follow: true}, func(r store.Record) error {
		got = append(got, r.Message)
		if r.Seq == 8 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) || strings.Join(got, " ") != "seven eight" {
		t.Errorf("got %q, %v", got, err)
	}
	if want := "follow=1&tail=1 follow=1&since=7 follow=1&since=7"; strings.Join(asked, " ") != want {
		t.Errorf("asked %q, want %s", asked, want)
	}
	if len(told) != 1 {
		t.Errorf("told %q", told)
	}
}
