package runner

import (
	"encoding/json"
	"errors"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing/fstest"
	"time"

	"github.com/nfrun/nfrun/plugin"
	"github.com/nfrun/nfrun/runtime/engine"
	"github.com/nfrun/nfrun/runtime/sandbox"
	"github.com/nfrun/nfrun/runtime/wire"
)

// engineCache makes each engine once, so that what Preload read is used.
type engineCache struct {
	plugins []plugin.Plugin
	made    map[string]engine.Engine
}

func (c *engineCache) get(name string) (engine.Engine, error) {
	if e := c.made[name]; e != nil {
		return e, nil
	}
	var packages []*plugin.Package
	for _, p := range c.plugins {
		packages = append(packages, p.Packages...)
	}
	e, err := engine.New(name, packages)
	if err != nil {
		return nil, err
	}
	if c.made == nil {
		c.made = map[string]engine.Engine{}
	}
	c.made[name] = e
	return e, nil
}

// check loads a version and, when it is to be started, confines the process.
func (r *runner) check(m *wire.Message, engines *engineCache) (engine.Program, bool) {
	defer m.Close()
	var b wire.CheckBody
	var answer wire.CheckedBody
	program, err := r.load(m, &b, &answer, engines)
	if err == nil && len(b.Confine) > 0 {
		err = confine(b.Confine, &answer)
		for k, v := range b.Env { // after Confine, whose HOME and TMPDIR are defaults
			os.Setenv(k, v)
		}
	}
	if ds, ok := errors.AsType[engine.Diagnostics](err); ok {
		answer.Diagnostics = ds
	} else if err != nil {
		answer.Error = err.Error()
	} else {
		answer.Imports = imports(b.Files)
	}
	r.conn.Send(wire.Checked, m.ID, &answer)
	return program, err == nil && len(b.Confine) > 0
}

func (r *runner) load(m *wire.Message, b *wire.CheckBody, answer *wire.CheckedBody, engines *engineCache) (engine.Program, error) {
	if err := m.Decode(b); err != nil {
		return nil, err
	}
	begin := time.Now()
	defer func() { answer.LoadMS = milliseconds(begin) }()
	e, err := engines.get(b.Engine)
	if err != nil {
		return nil, err
	}
	var trace *engine.Trace
	if len(m.Files) > 0 {
		if trace, err = engine.OpenTrace(m.Files[0]); err != nil {
			return nil, err
		}
	}
	r.name = b.Name
	r.open(b.Name, b.Version)
	src := fstest.MapFS{}
	for name, content := range b.Files {
		src[name] = &fstest.MapFile{Data: content, Mode: 0o444}
	}
	return e.Load(src, &engine.Options{
		Name:      b.Name,
		Allow:     b.Allow,
		Args:      append([]string{b.Name}, b.Args...),
		Exit:      r.exit,
		Fault:     r.die,
		Overrides: r.overrides(),
		Trace:     trace,
		Resident:  true,
	})
}

func confine(raw json.RawMessage, answer *wire.CheckedBody) error {
	begin := time.Now()
	defer func() { answer.ConfineMS = milliseconds(begin) }()
	var limits sandbox.Limits
	if err := json.Unmarshal(raw, &limits); err != nil {
		return err
	}
	_, err := sandbox.Confine(&limits)
	return err
}

func milliseconds(since time.Time) float64 {
	return float64(time.Since(since).Microseconds()) / 1000
}

// imports lists what the files of a script import; the next version of it
// will very likely import the same.
func imports(files map[string][]byte) (paths []string) {
	fset := token.NewFileSet()
	for name, content := range files {
		if !strings.HasSuffix(name, ".go") {
			continue
		}
		f, err := parser.ParseFile(fset, name, content, parser.ImportsOnly)
		if err != nil {
			continue
		}
		for _, spec := range f.Imports {
			if path, err := strconv.Unquote(spec.Path.Value); err == nil && !slices.Contains(paths, path) {
				paths = append(paths, path)
			}
		}
	}
	return paths
}
