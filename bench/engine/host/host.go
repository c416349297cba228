// Package host is what a host offers to the scripts that are measured.
package host

import "context"

// Path is the import path by which scripts know the package.
const Path = "github.com/nfrun/nfrun/bench/engine/host"

// Calls is how often Handle calls.
const Calls = 100_000

// Message is what a handler gets.
var Message = []byte("23.5")

// Handle calls f again and again, as a broker's messages would.
func Handle(f func(context.Context, []byte) error) {
	ctx := context.Background()
	for range Calls {
		if err := f(ctx, Message); err != nil {
			panic(err)
		}
	}
}
