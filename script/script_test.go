package script_test

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/nfrun/nfrun/plugin/plugintest"
	"github.com/nfrun/nfrun/scope"
	"github.com/nfrun/nfrun/script"
)

func TestMain(m *testing.M) { plugintest.Main(m) }

// A host is a runtime in memory.
type host struct {
	mu     sync.Mutex
	kept   map[string]string
	writes int
	fail   error
	done   error
	ended  int
}

func bind(t *testing.T, h *host) *host {
	t.Helper()
	ctx, s := scope.New(t.Context(), "test")
	t.Cleanup(func() { s.Close() })
	if h.kept == nil {
		h.kept = map[string]string{}
	}
	script.Bind(&script.Host{
		Context: ctx,
		Setting: func(name string) (json.RawMessage, bool) {
			v, ok := map[string]string{
				"port": "8080", "every": `"90s"`, "name": `"Anna"`, "pump": `{"pin":4}`, "typo": `{"pinn":4}`,
			}[name]
			return json.RawMessage(v), ok
		},
		Secret: func(name string) (string, bool) { return "hunter2", name == "password" },
		Kept: func(name string) (json.RawMessage, bool, error) {
			if h.fail != nil {
				return nil, false, h.fail
			}
			v, ok := h.kept[name]
			return json.RawMessage(v), ok, nil
		},
		Keep: func(name string, value json.RawMessage) error {
			h.mu.Lock()
			defer h.mu.Unlock()
			h.writes++
			if h.fail != nil {
				return h.fail
			}
			h.kept[name] = string(value)
			return nil
		},
		Done: func(err error) { h.done = err; h.ended++ },
	})
	t.Cleanup(func() { script.Bind(nil) })
	return h
}

var errBroken = errors.New("broken")

func TestMainReports(t *testing.T) {
	for _, tt := range []struct {
		name string
		run  func(ctx context.Context) error
		want error
	}{
		{"done", func(context.Context) error { return nil }, nil},
		{"failed", func(context.Context) error { return errBroken }, errBroken},
		{"canceled by itself", func(context.Context) error { return context.Canceled }, context.Canceled},
	} {
		t.Run(tt.name, func(t *testing.T) {
			h := bind(t, &host{})
			script.Main(tt.run)
			if h.ended != 1 || !errors.Is(h.done, tt.want) {
				t.Errorf("ended %d times with %v, want %v", h.ended, h.done, tt.want)
			}
		})
	}
}

// What run returns because it was asked to stop is no error.
func TestMainStops(t *testing.T) {
	ctx, s := scope.New(t.Context(), "test")
	defer s.Close()
	ended := make(chan error, 1)
	script.Bind(&script.Host{Context: ctx, Done: func(err error) { ended <- err }})
	defer script.Bind(nil)
	go script.Main(func(ctx context.Context) error {
		<-ctx.Done()
		return ctx.Err()
	})
	s.Cancel(errBroken)
	if err := <-ended; err != nil {
		t.Errorf("ended with %v", err)
	}
}

func TestSetting(t *testing.T) {
	bind(t, &host{})
	var got struct {
		Port  int
		Every time.Duration
		Name  string
		Pump  struct{ Pin int }
		Other string
	}
	got.Other = "default"
	for name, v := range map[string]any{"port": &got.Port, "every": &got.Every, "name": &got.Name, "pump": &got.Pump, "missing": &got.Other} {
		if err := script.Setting(name, v); err != nil {
			t.Error(err)
		}
	}
	if got.Port != 8080 || got.Every != 90*time.Second || got.Name != "Anna" || got.Pump.Pin != 4 || got.Other != "default" {
		t.Errorf("got %+v", got)
	}
	for name, v := range map[string]any{"typo": &got.Pump, "name": &got.Every, "port": &got.Name} {
		if err := script.Setting(name, v); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: got %v, want an error", name, err)
		}
	}
}

func TestSecret(t *testing.T) {
	bind(t, &host{})
	if v, err := script.Secret("password"); v != "hunter2" || err != nil {
		t.Errorf("got %q, %v", v, err)
	}
	_, err := script.Secret("mqtt-password")
	for _, want := range []string{"mqtt-password", "secrets.toml", "NFRUN_SECRET_MQTT_PASSWORD"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the error %v is without %q", err, want)
		}
	}
}

func TestKeep(t *testing.T) {
	h := bind(t, &host{kept: map[string]string{"n": "41"}})
	script.Main(func(ctx context.Context) error {
		var n int
		m := map[string]int{"a": 1}
		if err := errors.Join(script.Keep("n", &n), script.Keep("m", &m)); err != nil {
			return err
		}
		if n != 41 || len(m) != 1 {
			t.Errorf("restored %d, %v", n, m)
		}
		n++
		return nil
	})
	if h.done != nil {
		t.Error(h.done)
	}
	if diff := cmp.Diff(map[string]string{"n": "42", "m": `{"a":1}`}, h.kept); diff != "" {
		t.Error(diff)
	}
}

func TestKeepErrors(t *testing.T) {
	h := bind(t, &host{kept: map[string]string{"text": `"text"`}})
	n := 3
	for name, v := range map[string]any{"n": n, "text": &n, "../n": &n, "": &n, "nil": (*int)(nil)} {
		if err := script.Keep(name, v); err == nil {
			t.Errorf("Keep(%q, %T) was accepted", name, v)
		}
	}
	if err := script.Save("n"); err == nil {
		t.Error("Save of what is not bound was accepted")
	}
	if n != 3 {
		t.Errorf("the value was changed to %d", n)
	}
	if err := script.Keep("n", &n); err != nil {
		t.Fatal(err)
	}
	h.fail = errBroken
	if err := script.Keep("n", &n); !errors.Is(err, errBroken) {
		t.Errorf("got %v", err)
	}
	if err := script.Save("n"); !errors.Is(err, errBroken) || !strings.Contains(err.Error(), "save n") {
		t.Errorf("got %v", err)
	}
	script.Main(func(context.Context) error { return nil })
	if !errors.Is(h.done, errBroken) {
		t.Errorf("the script ended with %v though its state was not saved", h.done)
	}
}

// A program that runs by itself has its settings and secrets from the
// environment, and keeps values in files.
func TestItsOwnHost(t *testing.T) {
	script.Bind(nil)
	dir := t.TempDir()
	t.Setenv("XDG_STATE_HOME", dir)
	t.Setenv("NFRUN_SETTING_LISTEN", "127.0.0.1:0")
	t.Setenv("NFRUN_SETTING_NAME", "42")
	t.Setenv("NFRUN_SETTING_MAX_SIZE", "42")
	t.Setenv("NFRUN_SETTING_EVERY", "1m")
	t.Setenv("NFRUN_SECRET_KEY", "k")
	var (
		listen, name string
		size         int
		every        time.Duration
	)
	err := errors.Join(script.Setting("listen", &listen), script.Setting("name", &name), script.Setting("max-size", &size), script.Setting("every", &every))
	if err != nil || listen != "127.0.0.1:0" || name != "42" || size != 42 || every != time.Minute {
		t.Errorf("got %q, %q, %d, %v, %v", listen, name, size, every, err)
	}
	if v, err := script.Secret("key"); v != "k" || err != nil {
		t.Errorf("got %q, %v", v, err)
	}
	n := 1
	if err := script.Keep("n", &n); err != nil || n != 1 {
		t.Errorf("%d, %v", n, err)
	}
	n = 2
	if err := script.Save("n"); err != nil {
		t.Fatal(err)
	}
	n = 3
	if err := script.Keep("n", &n); err != nil || n != 2 {
		t.Errorf("restored %d, %v; want 2", n, err)
	}
	files, err := filepath.Glob(dir + "/nfrun-kept/*/*")
	if err != nil || len(files) != 1 || filepath.Base(files[0]) != "n.json" {
		t.Errorf("files %q, %v", files, err)
	}
	if err := os.WriteFile(files[0], []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := script.Keep("n", &n); err == nil || n != 2 {
		t.Errorf("a broken file gave %d, %v", n, err)
	}
	script.Healthy(t.Context())
	if script.Log(t.Context()) == nil {
		t.Error("no log")
	}
}
