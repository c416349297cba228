package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// A result is what became of a program.
type result struct {
	program
	failure string // why it failed, or ""
	fatal   bool   // it did not end, or took the interpreter down
	took    time.Duration
}

// run runs all programs.
func run(ctx context.Context, c config) (*report, error) {
	programs, err := collect(ctx, c)
	if err != nil {
		return nil, err
	}
	top, err := root(ctx, c)
	if err != nil {
		return nil, err
	}
	results := make([]result, len(programs))
	next := make(chan int)
	var wg sync.WaitGroup
	for range c.jobs {
		wg.Go(func() {
			for i := range next {
				results[i] = runOne(ctx, c, top, programs[i])
			}
		})
	}
	for i := range programs {
		next <- i
	}
	close(next)
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	slices.SortFunc(results, func(a, b result) int { return cmp.Compare(a.name, b.name) })
	return &report{results: results}, nil
}

// runOne runs one program in a process of its own.
func runOne(ctx context.Context, c config, top string, p program) result {
	r := result{program: p}
	if p.leave != "" || ctx.Err() != nil {
		return r
	}
	watch := patience * c.timeout
	ctx, cancel := context.WithTimeout(ctx, watch)
	defer cancel()
	work, err := os.MkdirTemp("", "gotest-")
	if err != nil {
		r.failure = err.Error()
		return r
	}
	defer os.RemoveAll(work)
	path := cmp.Or(p.dir, filepath.Join(top, filepath.FromSlash(p.name)))
	cmd, err := command(ctx, c, path, work)
	if err != nil {
		r.failure = err.Error()
		return r
	}
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	cmd.Dir = work
	cmd.WaitDelay = time.Second
	begun := time.Now()
	err = cmd.Run()
	r.took = time.Since(begun)
	got := strings.ReplaceAll(out.String(), "\r\n", "\n")
	var exit *exec.ExitError
	switch {
	case used(cmd) > c.timeout*9/10:
		r.failure = fmt.Sprintf("too much to compute: not done after %v of processor time", c.timeout)
	case ctx.Err() != nil && used(cmd) > watch/20:
		r.failure = fmt.Sprintf("too much to compute: not done after %v", watch)
	case ctx.Err() != nil:
		r.failure, r.fatal = fmt.Sprintf("hangs: still there after %v", watch), true
	case strings.Contains(got, "github.com/goplus/ixgo.") || strings.Contains(got, "runtime/engine."):
		r.failure, r.fatal = "the interpreter crashed: "+excerpt(got), true
	case errors.As(err, &exit):
		r.failure = err.Error() + ": " + excerpt(got)
	case err != nil:
		r.failure = err.Error()
	case got != p.want:
		r.failure = "prints something else: " + difference(p.want, got)
	}
	return r
}

// patience is how much longer a program may take than it may compute: the machine may be busy.
const patience = 4

// used returns the processor time that a command has used.
func used(cmd *exec.Cmd) time.Duration {
	if cmd.ProcessState == nil {
		return 0
	}
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
}

// command returns the command that runs a program interpreted, or compiled.
func command(ctx context.Context, c config, path, work string) (*exec.Cmd, error) {
	if !c.compiled {
		self, err := os.Executable()
		if err != nil {
			return nil, err
		}
		cmd := exec.CommandContext(ctx, self, path)
		cmd.Env = append(os.Environ(), childEnv+"="+c.engine, limitEnv+"="+c.timeout.String())
		return cmd, nil
	}
	src, err := source(path)
	if err != nil {
		return nil, err
	}
	if err := os.CopyFS(work, src); err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(work, "go.mod"), []byte("module test\n\ngo 1.26\n"), 0o644); err != nil {
		return nil, err
	}
	build := exec.CommandContext(ctx, "go", "build", "-o", "program.exe", ".")
	build.Dir = work
	if out, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("go build: %w: %s", err, excerpt(string(out)))
	}
	return exec.CommandContext(ctx, filepath.Join(work, "program.exe")), nil
}

// excerpt returns the first lines of what a program printed.
func excerpt(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	for i, l := range lines {
		if len(l) > 200 {
			lines[i] = l[:200] + "…"
		}
	}
	if len(lines) > 6 {
		lines = append(lines[:6], "…")
	}
	return strings.Join(lines, "\n\t")
}

// difference shows the first line that differs.
func difference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(w), len(g)) {
		var a, b string
		if i < len(w) {
			a = w[i]
		}
		if i < len(g) {
			b = g[i]
		}
		if a != b || i >= len(w) || i >= len(g) {
			return fmt.Sprintf("line %d\n\twant %s\n\tgot  %s", i+1, excerpt(a), excerpt(b))
		}
	}
	return "nothing"
}
