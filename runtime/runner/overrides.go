package runner

import (
	"maps"
	"net"

	"github.com/nfrun/nfrun/scope"
)

// overrides are the functions of the standard library that mean something
// else in a script: net.Listen takes a listener that outlives the version,
// and plugins add theirs.
func (r *runner) overrides() map[string]any {
	all := map[string]any{
		"net.Listen": func(network, address string) (net.Listener, error) {
			switch network {
			case "tcp", "tcp4", "tcp6":
				return scope.Listen(r.ctx, network, address)
			}
			return net.Listen(network, address)
		},
	}
	for _, p := range r.plugins {
		if p.Overrides != nil {
			maps.Copy(all, p.Overrides(r.ctx))
		}
	}
	return all
}
