package scope

import (
	"context"
	"fmt"
	"net"
)

// A Passer is a listener whose host outlives the script: it can give a
// connection to the next version of it.
type Passer interface {
	// Pass hands on a connection that was accepted from this listener and of
	// which no byte was read since the last complete response. The connection
	// stays the caller's to close; what it has not read is not lost. It works
	// after the listener was closed, too. With an error, nothing was passed.
	Pass(net.Conn) error
}

type listenKey struct{}

// WithListen returns a context under which Listen asks listen for listeners,
// which the host keeps open across versions of a script.
func WithListen(ctx context.Context, listen func(ctx context.Context, network, address string) (net.Listener, error)) context.Context {
	return context.WithValue(ctx, listenKey{}, listen)
}

// Listen announces on a local address as net.Listen does. The listener
// belongs to the scope of ctx, where it is named "listener ADDRESS". It is a
// Passer if the host's listener is one.
func Listen(ctx context.Context, network, address string) (net.Listener, error) {
	s := from(ctx)
	if s == nil {
		return nil, fmt.Errorf("listen %s %s: %w", network, address, ErrNone)
	}
	if s.Closed() {
		return nil, fmt.Errorf("listen %s %s: %w", network, address, ErrClosed)
	}
	open, ok := ctx.Value(listenKey{}).(func(context.Context, string, string) (net.Listener, error))
	if !ok {
		open = (&net.ListenConfig{}).Listen
	}
	l, err := open(ctx, network, address)
	if err != nil {
		return nil, err
	}
	h, err := Own(ctx, "listener "+l.Addr().String(), l.Close)
	if err != nil {
		return nil, err
	}
	owned := listener{l, h}
	if p, ok := l.(Passer); ok {
		return passingListener{owned, p}, nil
	}
	return owned, nil
}

// A listener is closed through its handle.
type listener struct {
	net.Listener
	handle *Handle
}

func (l listener) Close() error { return l.handle.Close() }

type passingListener struct {
	listener
	Passer
}
