package main

import (
	"errors"
	"fmt"
	"go/build"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing/fstest"

	"github.com/spf13/cobra"

	"github.com/nfrun/nfrun/plugin"
	"github.com/nfrun/nfrun/runtime"
	"github.com/nfrun/nfrun/runtime/config"
	"github.com/nfrun/nfrun/runtime/engine"
	"github.com/nfrun/nfrun/runtime/store"
)

func (a *app) checkCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check PATH…",
		Short: "Check scripts on this machine, without a device",
		Args:  arguments(1, -1),
		RunE:  func(_ *cobra.Command, args []string) error { return a.check(args) },
	}
	a.jsonFlag(cmd)
	return cmd
}

func (a *app) check(paths []string) error {
	all := engine.Diagnostics{}
	var other []error
	for _, path := range paths {
		_, _, err := load(path, &loadOptions{})
		if se, ok := errors.AsType[*sourceError](err); ok {
			all = append(all, se.located()...)
		} else if err != nil {
			other = append(other, err)
		}
	}
	if a.json {
		if err := a.printJSON(map[string]any{"diagnostics": all}); err != nil {
			return err
		}
	}
	a.diagnose(all)
	for _, err := range other {
		a.report(err)
	}
	if len(all) > 0 || len(other) > 0 {
		return statusError(exitFailed)
	}
	return nil
}

// loadOptions are the choices of load beyond what script.toml says.
type loadOptions struct {
	engine string // wins over script.toml
	args   []string
	fault  func(*engine.Fault)
}

// load reads a script and compiles it. What is wrong with its source is a
// *sourceError.
func load(path string, o *loadOptions) (engine.Program, *config.Script, error) {
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return nil, nil, &hinted{fmt.Errorf("%s: no such file or folder", path), exitFailed, "PATH is a Go file, or the folder of a script"}
	}
	files, err := store.ReadPath(path)
	if err != nil {
		return nil, nil, readError(err, path)
	}
	if name := filepath.Base(path); filepath.Ext(path) == ".go" && anySystem(name) { // so that runtime.Caller says it
		src := files["main.go"]
		delete(files, "main.go")
		files[name] = src
	}
	cfg, err := config.ParseScript("script.toml", files["script.toml"])
	if ce, ok := errors.AsType[*config.Error](err); ok {
		return nil, nil, newSourceError(engine.Diagnostics{{File: ce.File, Line: ce.Line, Column: ce.Column, Message: ce.Message, Hint: ce.Cure}}, path)
	}
	if err != nil {
		return nil, nil, err
	}
	e, err := engine.New(firstOf(o.engine, cfg.Engine), packages())
	if err != nil {
		return nil, nil, &usageError{err, fmt.Sprintf("the engines are %v", engine.Engines())}
	}
	name := runtime.ScriptName(path)
	p, err := e.Load(tree(files), &engine.Options{
		Name:  name,
		Allow: cfg.Allow,
		Args:  slices.Concat([]string{name}, o.args),
		Fault: o.fault,
	})
	if ds, ok := errors.AsType[engine.Diagnostics](err); ok {
		return nil, nil, newSourceError(ds, path)
	}
	return p, cfg, err
}

// anySystem tells whether a Go file of that name belongs to a program whatever the system; others are taken as well when they are named alone.
func anySystem(name string) bool {
	bc := build.Context{OpenFile: func(string) (io.ReadCloser, error) { return io.NopCloser(strings.NewReader("package main")), nil }}
	ok, err := bc.MatchFile("", name)
	return ok && err == nil && !strings.HasSuffix(name, "_test.go")
}

// tree is a script as a file system.
func tree(files store.Files) fs.FS {
	m := fstest.MapFS{}
	for name, content := range files {
		m[name] = &fstest.MapFile{Data: content, Mode: 0o444}
	}
	return m
}

func newSourceError(list engine.Diagnostics, path string) error {
	info, err := os.Stat(path)
	return &sourceError{list: list, base: path, file: err == nil && !info.IsDir()}
}

// packages are those that the plugins bring.
func packages() (list []*plugin.Package) {
	for _, p := range plugins {
		list = append(list, p.Packages...)
	}
	return list
}
