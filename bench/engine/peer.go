package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// A peer is one way to run programs.
type peer struct {
	name    string
	ending  string   // of its programs' files
	command []string // to which the mode and the file are added; empty when it is not installed
	wrap    map[string]string
	lack    map[string]string // why it cannot have a row
	load    string            // why it has no rows of loading
	may     bool              // it may refuse programs
}

// A refusedError says that a peer cannot run a program.
type refusedError struct{ reason string }

func (e *refusedError) Error() string { return e.reason }

// build compiles the programs that run the engines, and finds what is installed.
func build(ctx context.Context, dir string) ([]*peer, error) {
	cmd := exec.CommandContext(ctx, "go", "build", "-o", dir+string(filepath.Separator), "./peers/...", "./workloads/...")
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("go build: %w\n%s", err, out)
	}
	bin := func(name string) string { return filepath.Join(dir, name) }
	noChannels := "no channels"
	return []*peer{
		{name: "nfrun ixgo", ending: ".go", command: []string{bin("nfrun"), "ixgo"}},
		{name: "raw ixgo", ending: ".go", command: []string{bin("rawixgo")}},
		{name: "nfrun yaegi", ending: ".go", command: []string{bin("nfrun"), "yaegi"}, may: true},
		{name: "goja", ending: ".js", command: []string{bin("goja")}, lack: map[string]string{"channels": noChannels}},
		{name: "gopher-lua", ending: ".lua", command: []string{bin("gopherlua")}, lack: map[string]string{"channels": noChannels, "crc32": "no bit operations in Lua 5.1", "json": "no JSON"}},
		{name: "Node", ending: ".js", command: installed("node"), wrap: node, lack: map[string]string{"channels": noChannels, "callback": "no host of its own"}},
		{name: "Lua 5.4", ending: ".lua", command: installed("lua5.4"), wrap: lua, lack: map[string]string{"channels": noChannels, "json": "no JSON", "callback": "no host of its own"}},
		{name: "CPython", ending: ".py", command: installed("python3"), wrap: python, lack: map[string]string{"callback": "no host of its own"}},
		{name: "compiled Go", ending: ".go", command: []string{dir}, load: "compiled before"},
	}, nil
}

func installed(name string) []string {
	if path, err := exec.LookPath(name); err == nil {
		return []string{path}
	}
	return nil
}

// lacks says why there is no such row, or "".
func (p *peer) lacks(r *row) string {
	if len(p.command) == 0 {
		return "not installed"
	}
	if r.mode == "load" && p.load != "" {
		return p.load
	}
	if why := p.lack[r.name]; why != "" {
		return why
	}
	if _, err := os.Stat(r.base + p.ending); err != nil {
		return "Go only"
	}
	return ""
}

// execute runs a program and returns what it printed.
func (p *peer) execute(ctx context.Context, r *row) (out string, wall time.Duration, memory int64, err error) {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	args := append(append([]string{}, p.command...), r.mode, r.base+p.ending)
	if p.wrap != nil {
		file, err := p.wrapped(r)
		if err != nil {
			return "", 0, 0, err
		}
		defer os.Remove(file)
		args = []string{p.command[0], file}
	} else if p.load != "" {
		args = []string{filepath.Join(p.command[0], r.name)}
	}
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	start := time.Now()
	err = cmd.Run()
	wall = time.Since(start)
	if err != nil {
		text := strings.TrimSpace(stderr.String())
		if p.may && ctx.Err() == nil {
			first, _, _ := strings.Cut(text, "\n")
			return "", 0, 0, &refusedError{"refused: " + first}
		}
		return "", 0, 0, errors.Join(err, errors.New(text))
	}
	return stdout.String(), wall, maxMemory(cmd.ProcessState), nil
}

// wrapped writes the program with what measures it behind it.
func (p *peer) wrapped(r *row) (string, error) {
	b, err := os.ReadFile(r.base + p.ending)
	if err != nil {
		return "", err
	}
	f, err := os.CreateTemp("", "nfrun-bench-*"+p.ending)
	if err != nil {
		return "", err
	}
	defer f.Close()
	text := string(b) + p.wrap["run"]
	if r.mode == "load" {
		text = strings.ReplaceAll(p.wrap["load"], "FILE", r.base+p.ending)
	}
	_, err = f.WriteString(text)
	return f.Name(), err
}

// What runs and measures a program in its own language.
var (
	node = map[string]string{
		"run":  "const start_ = process.hrtime.bigint(), result_ = run();\nconsole.log(String(result_), String(process.hrtime.bigint() - start_));\n",
		"load": "const src = require('fs').readFileSync('FILE', 'utf8'), vm = require('vm'), start = process.hrtime.bigint();\nnew vm.Script(src);\nconsole.log('loaded', String(process.hrtime.bigint() - start));\n",
	}
	lua = map[string]string{
		"run":  "local start = os.clock()\nlocal result = run()\nprint(result, (os.clock() - start) * 1e9)\n",
		"load": "local src = io.open('FILE'):read('a')\nlocal start = os.clock()\nassert(load(src))\nprint('loaded', (os.clock() - start) * 1e9)\n",
	}
	python = map[string]string{
		"run":  "\nimport time\nstart = time.perf_counter_ns()\nresult = run()\nprint(result, time.perf_counter_ns() - start)\n",
		"load": "import time\nsrc = open('FILE').read()\nstart = time.perf_counter_ns()\ncompile(src, 'FILE', 'exec')\nprint('loaded', time.perf_counter_ns() - start)\n",
	}
)
