// Package webserverplugin makes plugins/webserver known to the runtime.
package webserverplugin

import (
	"context"
	"net"
	"net/http"

	"github.com/nfrun/nfrun/plugin"
	"github.com/nfrun/nfrun/plugins/webserver"
)

//go:generate go run ../../../runtime/engine/internal/gen -o symbols_gen.go -exclude webserver.Standard github.com/nfrun/nfrun/plugins/webserver

// Plugin is the web server: scripts import plugins/webserver, or serve with
// net/http as they would anywhere.
var Plugin = plugin.Plugin{Name: "webserver", Packages: packages, Overrides: standard}

// standard has the servers of net/http listen and drain as those of
// plugins/webserver do.
func standard(ctx context.Context) map[string]any {
	return map[string]any{
		"net/http.ListenAndServe": func(addr string, h http.Handler) error {
			return webserver.Standard(ctx, &http.Server{Addr: addr, Handler: h}, nil)
		},
		"net/http.Serve": func(l net.Listener, h http.Handler) error {
			return webserver.Standard(ctx, &http.Server{Handler: h}, l)
		},
		"(*net/http.Server).ListenAndServe": func(hs *http.Server) error { return webserver.Standard(ctx, hs, nil) },
		"(*net/http.Server).Serve":          func(hs *http.Server, l net.Listener) error { return webserver.Standard(ctx, hs, l) },
	}
}
