// Package webserverplugin makes plugins/webserver known to the runtime.
package webserverplugin

import "github.com/nfrun/nfrun/plugin"

//go:generate go run ../../../runtime/engine/internal/gen -o symbols_gen.go github.com/nfrun/nfrun/plugins/webserver

// Plugin is the web server: scripts import plugins/webserver.
var Plugin = plugin.Plugin{Name: "webserver", Packages: packages}
