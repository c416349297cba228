package webserver

import (
	"cmp"
	"context"
	"net"
	"net/http"

	"github.com/nfrun/nfrun/scope"
)

// Standard serves with a server of net/http the way Serve does with its own:
// on a held listener, passing connections on when the script of ctx stops. It
// is what net/http's ListenAndServe and Serve mean in a script, and like them
// returns http.ErrServerClosed after an orderly end. With a nil listener it
// listens on hs.Addr. The hooks and the handler of hs are wrapped.
func Standard(ctx context.Context, hs *http.Server, l net.Listener) error {
	if l == nil {
		var err error
		if l, err = scope.Listen(ctx, "tcp", cmp.Or(hs.Addr, ":http")); err != nil {
			return err
		}
	}
	o := Options{
		ReadHeaderTimeout: cmp.Or(hs.ReadHeaderTimeout, hs.ReadTimeout),
		IdleTimeout:       cmp.Or(hs.IdleTimeout, hs.ReadTimeout),
	}
	s, err := newServer(ctx, l, o.withDefaults())
	if err != nil {
		return err
	}
	s.serving = true
	defer s.Close()
	defer close(s.served)
	if err := s.run(ctx, hs); err != nil {
		return err
	}
	return http.ErrServerClosed
}
