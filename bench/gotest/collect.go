package main

import (
	"context"
	"errors"
	"fmt"
	"go/build/constraint"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// A program is one test of the Go distribution.
type program struct {
	name  string // path below GOROOT/test
	dir   string // of a program with several packages; "" when it is one file
	want  string // what it prints
	leave string // why it is left out, or ""
}

// root returns GOROOT/test.
func root(ctx context.Context, c config) (string, error) {
	dir := c.root
	if dir == "" {
		out, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
		if err != nil {
			return "", fmt.Errorf("go env GOROOT: %w", err)
		}
		dir = strings.TrimSpace(string(out))
	}
	top := filepath.Join(dir, "test")
	if _, err := os.Stat(top); err != nil {
		return "", fmt.Errorf("%w: this Go distribution has no tests; install one from go.dev/dl, or name one with -goroot", err)
	}
	return top, nil
}

// collect finds the programs below GOROOT/test that are to be run as they are.
func collect(ctx context.Context, c config) ([]program, error) {
	top, err := root(ctx, c)
	if err != nil {
		return nil, err
	}
	var all []program
	err = filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && strings.HasSuffix(path, ".dir") {
			return filepath.SkipDir // belongs to the .go file of that name
		}
		name, _ := filepath.Rel(top, path)
		if d.IsDir() || !strings.HasSuffix(name, ".go") || !c.run.MatchString(filepath.ToSlash(name)) {
			return nil
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		p := program{name: filepath.ToSlash(name)}
		switch action, condition := recipe(string(src)); action {
		case "run":
			p.leave, err = leaveOut(path)
		case "rundir":
			p.dir = strings.TrimSuffix(path, ".go") + ".dir"
			p.leave, err = leaveOut(p.dir)
		case "constrained":
			p.leave = condition
		default:
			return nil
		}
		if err != nil {
			return err
		}
		want, err := os.ReadFile(strings.TrimSuffix(path, ".go") + ".out")
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		p.want = string(want)
		all = append(all, p)
		return nil
	})
	if err == nil && len(all) == 0 {
		err = fmt.Errorf("no program of %s matches", top)
	}
	return all, err
}

// recipe reads the first lines of a test: what is to be done with it, and whether it is meant for this system.
func recipe(src string) (action, condition string) {
	for line := range strings.Lines(src) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if !strings.HasPrefix(line, "//") {
			break
		}
		if constraint.IsGoBuild(line) {
			if x, err := constraint.Parse(line); err == nil && !x.Eval(holds) {
				condition = "build constraint: " + x.String()
			}
			continue
		}
		if action == "" {
			action = strings.TrimSpace(strings.TrimPrefix(line, "//"))
		}
	}
	if (action == "run" || action == "rundir") && condition != "" {
		return "constrained", condition
	}
	return action, ""
}

// holds evaluates a tag of a build constraint.
func holds(tag string) bool {
	if minor, ok := strings.CutPrefix(tag, "go1."); ok {
		return minor != ""
	}
	return slices.Contains([]string{runtime.GOOS, runtime.GOARCH, "gc", "unix"}, tag) && (tag != "unix" || runtime.GOOS != "windows")
}
