// Package engine runs Go source: the interpreters behind one interface, their diagnostics, faults and symbol tables.
package engine

import (
	"fmt"
	"io/fs"
	"time"

	"github.com/nfrun/nfrun/plugin"
)

// An Engine turns the source of one script into a program. It serves one process: types that an interpreter makes are never freed, so a new
// version of a script belongs in a new process.
type Engine interface {
	// Preload makes the type information of packages ready before a script that imports them arrives. It is best effort: an unknown path is skipped.
	Preload(imports []string)

	// Load parses, checks and compiles the script in the root folder of src; nothing of it runs. The files in the root are package main,
	// folders below are packages named by their path, with or without the script's name (or go.mod's module path) in front.
	// When the script itself is at fault, the error is of type Diagnostics and holds all that is wrong with it.
	// A nil o means the zero Options.
	Load(src fs.FS, o *Options) (Program, error)
}

// A Program is a loaded script. It runs once.
type Program interface {
	// Run initializes the packages and calls main on the calling goroutine; it returns when main returns, or never when Options.Exit does not.
	// The error is a *Fault when the script panicked; the exit status is then 2.
	Run() (exit int, err error)
}

// Options tell an engine about the script that it loads.
type Options struct {
	Name        string         // the script's name, the prefix of its packages' import paths; default "script"
	Module      string         // import path of the script's folder when it lies in a module that goes further up; a go.mod in the folder itself wins
	Allow       []string       // import paths that are refused by default and that this script may have
	Args        []string       // os.Args; default: Name alone
	Exit        func(code int) // called by os.Exit and log.Fatal, on any goroutine, and must not return; default: os.Exit
	Fault       func(*Fault)   // called when a goroutine that the script started ends in a panic that nobody recovers, before the process ends; default: print it
	Overrides   map[string]any // functions that stand in for those of packages, by "path.Func" or "(*path.Type).Method"; each of the same type as what it replaces (a method's receiver comes first; yaegi has no methods here)
	Resident    bool           // the script runs until it is stopped from outside: a goroutine in select {} waits for that, and is part of no deadlock
	TestTimeout time.Duration  // how long tests may run; 0 means without limit
	Trace       *Trace         // flight recorder; nil means none; yaegi writes none
}

// Engines lists the names that New accepts, the default first.
func Engines() []string { return []string{"ixgo", "yaegi"} }

// New returns the named engine; "" means the default. Scripts may import the packages, which are those of plugins and of the script package, and
// the engine's own standard library.
func New(name string, packages []*plugin.Package) (Engine, error) {
	switch name {
	case "", "ixgo":
		return &ixgoEngine{newFront(packages)}, nil
	case "yaegi":
		return &yaegiEngine{newFront(packages)}, nil
	default:
		return nil, fmt.Errorf("engine: unknown engine %q", name)
	}
}
