package runner

import (
	"net"
)

// overrides are the functions of the standard library that mean something
// else in a script: net.Listen takes a listener that outlives the version.
func (r *runner) overrides() map[string]any {
	return map[string]any{
		"net.Listen": func(network, address string) (net.Listener, error) {
			return r.holdListener(r.ctx, network, address)
		},
	}
}
