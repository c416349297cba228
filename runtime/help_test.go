package runtime_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/nfrun/nfrun/runtime"
	"github.com/nfrun/nfrun/runtime/store"
)

// idle is a script that runs and does nothing.
const idle = "package main\n\nfunc main() { select {} }\n"

// stubborn does not stop when it is asked to.
const stubborn = `package main

import (
	"context"

	"github.com/nfrun/nfrun/script"
)

func main() { script.Main(run) }

func run(ctx context.Context) error { select {} }
`

// with adds a script.toml.
func with(files store.Files, toml string) store.Files {
	files["script.toml"] = []byte(toml)
	return files
}

// serveOn is pages at another address than one that the system picks.
func serveOn(addr, text string) store.Files {
	f := pages(text)
	f["main.go"] = bytes.Replace(f["main.go"], []byte("127.0.0.1:0"), []byte(addr), 1)
	return f
}

// edited is files with a piece of main.go replaced.
func edited(t *testing.T, f store.Files, old, new string) store.Files {
	t.Helper()
	if !bytes.Contains(f["main.go"], []byte(old)) {
		t.Fatalf("main.go has no %q", old)
	}
	f["main.go"] = bytes.Replace(f["main.go"], []byte(old), []byte(new), 1)
	return f
}

// freePort is one that nobody uses, out of the range that the system picks
// from: nobody gets it by chance.
func freePort(t *testing.T) string {
	t.Helper()
	for range 100 {
		port := 12000 + rand.IntN(20000)
		if l, err := net.Listen("tcp", fmt.Sprintf(":%d", port)); err == nil {
			l.Close()
			return fmt.Sprint(port)
		}
	}
	t.Fatal("no free port")
	return ""
}

// free waits until nobody listens on an address.
func free(t *testing.T, addr string) {
	t.Helper()
	wait(t, addr+" is free", func() bool {
		l, err := net.Listen("tcp", addr)
		if err == nil {
			l.Close()
		}
		return err == nil
	})
}

// accept deploys files that are good.
func accept(t *testing.T, d *device, name string, files store.Files) *runtime.Deployment {
	t.Helper()
	dep, err := d.Deploy(t.Context(), name, files, nil)
	if err != nil {
		t.Fatal(err)
	}
	return dep
}

// until waits for the state of a script.
func until(t *testing.T, d *device, name string, state runtime.State) (st runtime.Status) {
	t.Helper()
	defer func() {
		if t.Failed() {
			t.Logf("%s is %s: %v, %s", name, st.State, st.LastError, st.Action)
		}
	}()
	wait(t, fmt.Sprintf("%s is %s", name, state), func() bool {
		st, _ = d.Script(name)
		return st.State == state
	})
	return st
}

// says waits until a script answers with text.
func says(t *testing.T, d *device, name, text string) {
	t.Helper()
	wait(t, fmt.Sprintf("%s says %q", name, text), func() bool {
		st, err := d.Script(name)
		if err != nil || len(st.Listeners) == 0 {
			return false
		}
		got, err := fetch(st.Listeners[0])
		return err == nil && got == text
	})
}

// logged waits until the log of a script says something.
func logged(t *testing.T, d *device, name, text string) {
	t.Helper()
	defer func() {
		if t.Failed() {
			st, _ := d.Script(name)
			t.Logf("%+v; the log ends with %s", st, tail(logText(t, d, name)))
		}
	}()
	wait(t, fmt.Sprintf("the log of %s says %q", name, text), func() bool {
		_, err := d.Log(name) // not Script, which asks the runner
		return err == nil && strings.Contains(logText(t, d, name), text)
	})
}

// forgotten waits until a script is no more.
func forgotten(t *testing.T, d *device, name string) {
	t.Helper()
	wait(t, name+" is forgotten", func() bool {
		_, err := d.Script(name)
		return errors.Is(err, runtime.ErrUnknown)
	})
}

// ends fails the test if f, which is not to fail it itself, does not return.
func ends(t *testing.T, what string, f func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); f() }()
	wait(t, what+" ends", func() bool { return over(done) })
}

func over(done <-chan struct{}) bool {
	select {
	case <-done:
		return true
	default:
		return false
	}
}

// closeNow closes a device before the test does.
func closeNow(t *testing.T, d *device) {
	t.Helper()
	ends(t, "Close", func() {
		if err := d.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
}

// put writes a file and the folders above it.
func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func missing(t *testing.T, path string) {
	t.Helper()
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%s is there: %v", path, err)
	}
}

func descriptors() int {
	entries, _ := os.ReadDir("/proc/self/fd")
	return len(entries)
}

// A storage fails when it is told to, and counts its steps.
type storage struct {
	mu    sync.Mutex
	steps int
	fail  func(step int, what string) bool // nil: it works
}

func (s *storage) set(fail func(step int, what string) bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.steps, s.fail = 0, fail
}

func (s *storage) step(what string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.steps++
	if s.fail != nil && s.fail(s.steps, what) {
		return syscall.ENOSPC
	}
	return nil
}

// full is storage without room: what frees some still works.
func full(_ int, what string) bool {
	return strings.HasPrefix(what, "create ") || strings.HasPrefix(what, "write ") || strings.HasPrefix(what, "mkdir ")
}

// broken is storage that takes no change any more.
func broken(int, string) bool { return true }

// on makes a device use the storage.
func (s *storage) on(o *runtime.Options) {
	o.Store = &store.Options{Step: s.step, Log: o.Log}
}

// patient is a policy under which nothing is restarted while a test looks.
func patient(o *runtime.Options) {
	o.Policy.Backoff, o.Policy.MaxBackoff = time.Hour, time.Hour
}

// fetch is get for what may fail.
func fetch(addr string) (string, error) {
	c := http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: 30 * time.Second}
	r, err := c.Get("http://" + addr)
	if err != nil {
		return "", err
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	return string(b), err
}

// taken is how many steps there were since set.
func (s *storage) taken() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.steps
}

func tail(s string) string { return s[max(0, len(s)-2000):] }
