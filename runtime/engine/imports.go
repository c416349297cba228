package engine

import (
	"fmt"
	"slices"
	"strings"

	"github.com/nfrun/nfrun/plugin"
	"github.com/nfrun/nfrun/runtime/engine/internal/stdlib"
)

// Refused lists the packages of the standard library that hand over the process or the machine, and that a script may import only when
// its script.toml allows it.
func Refused() []string {
	return []string{"os/exec", "runtime/debug", "runtime/pprof", "runtime/trace", "syscall", "unsafe"}
}

// A catalog knows the compiled packages that scripts may import.
type catalog struct {
	packages map[string]*plugin.Package // besides the standard library
}

func newCatalog(packages []*plugin.Package) *catalog {
	c := &catalog{packages: make(map[string]*plugin.Package, len(packages))}
	for _, p := range packages {
		c.packages[p.Path] = p
	}
	return c
}

// lookup returns the compiled package, or nil.
func (c *catalog) lookup(path string) *plugin.Package {
	if p := c.packages[path]; p != nil {
		return p
	}
	return stdlib.Lookup(path)
}

// An importError says why a script cannot have a package.
type importError struct {
	message, hint string
}

func (e *importError) Error() string { return e.message }

// permit returns an *importError unless scripts may import the compiled package.
func (c *catalog) permit(path string, allow []string) error {
	switch {
	case path == "C":
		return &importError{message: "cgo is not available to scripts"}
	case slices.Contains(Refused(), path):
		if !slices.Contains(allow, path) {
			hint := fmt.Sprintf("add to script.toml: allow = [%q]", path)
			if path == "os/exec" {
				hint += ", and exec = true so that programs may start"
			}
			return &importError{fmt.Sprintf("import of %q is not allowed", path), hint}
		}
	case c.lookup(path) == nil:
		return c.unknown(path)
	}
	return nil
}

func (c *catalog) unknown(path string) error {
	e := &importError{message: fmt.Sprintf("package %s is not in std", path)}
	first, _, _ := strings.Cut(path, "/")
	switch {
	case slices.Contains(leftOut(), path):
		return &importError{message: fmt.Sprintf("package %s is not available to scripts", path)}
	case strings.Contains(first, "."):
		e = &importError{message: fmt.Sprintf("package %s is not available to scripts", path), hint: "put its source in a folder of the script, or use a plugin"}
	}
	last := path[strings.LastIndex(path, "/")+1:]
	for _, p := range c.paths() {
		if p != path && p[strings.LastIndex(p, "/")+1:] == last && !slices.Contains(Refused(), p) {
			e.hint = fmt.Sprintf("did you mean %q?", p)
			break
		}
	}
	return e
}

// paths lists everything that there is to import, plugins' packages first.
func (c *catalog) paths() []string {
	var paths []string
	for p := range c.packages {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	return append(paths, stdlib.Paths()...)
}

// leftOut lists packages of the standard library that scripts cannot have, for the reasons given in internal/stdlib/packages.txt.
func leftOut() []string {
	return []string{"plugin", "runtime/cgo", "runtime/coverage", "runtime/race"}
}

// Importable lists the packages of the standard library that scripts can have, also those that need to be allowed, sorted.
func Importable() []string { return stdlib.Paths() }
