// Package plugin says what the runtime knows of a plugin: a value with a name and the compiled packages that scripts may import.
package plugin

import "context"

// A Plugin is a protocol or a driver that is linked into the runner. It is a plain value: there is no registry, and nothing happens until a
// script imports one of its packages.
type Plugin struct {
	Name     string     // section of the configuration and attribute in logs
	Packages []*Package // compiled packages that scripts may import

	// Overrides returns functions that stand in for those of the standard
	// library in a script, by "path.Func" or "(*path.Type).Method", each of
	// the same type as what it replaces; ctx is the script's. May be nil.
	Overrides func(ctx context.Context) map[string]any
}

// A Package is a compiled Go package that scripts may import.
type Package struct {
	Path string          // import path
	Name string          // name in its package clause
	Load func() *Symbols // makes the table; called at most once per process, and only when a script imports the package
}
