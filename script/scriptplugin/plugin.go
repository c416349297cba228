// Package scriptplugin makes script and scope known to the runtime, in the
// form of a plugin.
package scriptplugin

import "github.com/nfrun/nfrun/plugin"

//go:generate go run ../../runtime/engine/internal/gen -o symbols_gen.go -exclude script.Bind,script.Host github.com/nfrun/nfrun/script github.com/nfrun/nfrun/scope

// Plugin is what every script may import besides the standard library.
var Plugin = plugin.Plugin{Name: "script", Packages: packages}
