// Command nfrun runs a Go program with an engine of nfrun, as a runner does: the flight recorder is on.
package main

import (
	"fmt"
	"os"
	"testing/fstest"
	"time"

	"github.com/nfrun/nfrun/bench/engine/host"
	"github.com/nfrun/nfrun/plugin"
	"github.com/nfrun/nfrun/runtime/engine"
)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: nfrun ENGINE run|load FILE")
		os.Exit(2)
	}
	exit, err := run(os.Args[1], os.Args[2], os.Args[3])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		exit = max(exit, 1)
	}
	os.Exit(exit)
}

func run(name, mode, file string) (int, error) {
	src, err := os.ReadFile(file)
	if err != nil {
		return 1, err
	}
	e, err := engine.New(name, []*plugin.Package{{Path: host.Path, Name: "host", Load: func() *plugin.Symbols {
		return &plugin.Symbols{Funcs: []plugin.Symbol{{Name: "Handle", Value: host.Handle}}}
	}}})
	if err != nil {
		return 1, err
	}
	o := &engine.Options{Name: "bench"}
	if name == "ixgo" {
		if o.Trace, err = engine.NewTrace(); err != nil {
			return 1, err
		}
	}
	start := time.Now()
	p, err := e.Load(fstest.MapFS{"main.go": {Data: src}}, o)
	if err != nil {
		return 1, err
	}
	if mode == "load" {
		fmt.Println("loaded", time.Since(start).Nanoseconds())
		return 0, nil
	}
	return p.Run()
}
