package scope_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net"
	"strings"
	"testing"

	"github.com/nfrun/nfrun/scope"
)

// A passing listener is one of a host.
type passing struct {
	net.Listener
	passed int
}

func (p *passing) Pass(net.Conn) error { p.passed++; return nil }

func TestListen(t *testing.T) {
	ctx, s := scope.New(t.Context(), "test")
	l, err := scope.Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := l.(scope.Passer); ok {
		t.Error("a listener without a host says that it can pass connections on")
	}
	if got := s.Handles(); len(got) != 1 || got[0] != "listener "+l.Addr().String() {
		t.Errorf("handles %q", got)
	}
	l.Close()
	if got := s.Handles(); len(got) != 0 {
		t.Errorf("handles %q", got)
	}
	l, err = scope.Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	if _, err := l.Accept(); !errors.Is(err, net.ErrClosed) {
		t.Errorf("after the end of the scope Accept returns %v", err)
	}
	if _, err := scope.Listen(ctx, "tcp", "127.0.0.1:0"); !errors.Is(err, scope.ErrClosed) {
		t.Errorf("got %v, want ErrClosed", err)
	}
	if _, err := scope.Listen(t.Context(), "tcp", "127.0.0.1:0"); !errors.Is(err, scope.ErrNone) {
		t.Errorf("got %v, want ErrNone", err)
	}
}

func TestListenAtAHost(t *testing.T) {
	var host *passing
	ctx := scope.WithListen(t.Context(), func(ctx context.Context, network, address string) (net.Listener, error) {
		if address == "taken" {
			return nil, errReloaded
		}
		l, err := net.Listen(network, address)
		host = &passing{Listener: l}
		return host, err
	})
	ctx, s := scope.New(ctx, "test")
	defer s.Close()
	if _, err := scope.Listen(ctx, "tcp", "taken"); !errors.Is(err, errReloaded) {
		t.Errorf("got %v", err)
	}
	l, err := scope.Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	p, ok := l.(scope.Passer)
	if !ok {
		t.Fatal("the listener of a host that passes connections does not")
	}
	if err := p.Pass(nil); err != nil || host.passed != 1 {
		t.Errorf("%v, passed %d", err, host.passed)
	}
}

func TestLog(t *testing.T) {
	if scope.Log(t.Context()) != slog.Default() {
		t.Error("without WithLog, Log is not slog.Default")
	}
	var b bytes.Buffer
	ctx := scope.WithLog(t.Context(), slog.New(slog.NewTextHandler(&b, nil)))
	scope.Log(ctx).Info("hello")
	if !strings.Contains(b.String(), "hello") {
		t.Errorf("logged %q", b.String())
	}
}

func explode() { panic("boom") }

// Without a host, a fault is logged; a panic with the place where it began.
func TestFaultIsLogged(t *testing.T) {
	var b bytes.Buffer
	ctx := scope.WithLog(t.Context(), slog.New(slog.NewTextHandler(&b, nil)))
	func() {
		defer func() { scope.Fault(ctx, "handler", recover()) }()
		explode()
	}()
	line := b.String()
	if !strings.Contains(line, "panic=boom") || !strings.Contains(line, "in=handler") || !strings.Contains(line, `stack="github.com/nfrun/nfrun/scope_test.explode`) {
		t.Errorf("logged %s", line)
	}
	b.Reset()
	scope.Fault(ctx, "every 5s", errReloaded)
	if line := b.String(); !strings.Contains(line, "error=reloaded") || strings.Contains(line, "stack") {
		t.Errorf("logged %s", line)
	}
}
