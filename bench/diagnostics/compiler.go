package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A problem is what a checker says about a place.
type problem struct {
	line, column int
	message      string
}

func (p problem) String() string { return fmt.Sprintf("%d:%d: %s", p.line, p.column, p.message) }

// sorted returns problems by position and message, each once.
func sorted(list []problem) []problem {
	slices.SortFunc(list, func(a, b problem) int {
		return cmp.Or(a.line-b.line, a.column-b.column, strings.Compare(a.message, b.message))
	})
	return slices.Compact(list)
}

// A compiler is that of the Go distribution.
type compiler struct {
	goroot string
	dir    string // with a file that says where the standard library's export data is
}

func newCompiler() (*compiler, error) {
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("go env: %w", err)
	}
	packages, err := exec.Command("go", "list", "-export", "-f", "{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}", "std").Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	dir, err := os.MkdirTemp("", "nfrun-diagnostics-")
	if err != nil {
		return nil, err
	}
	c := &compiler{goroot: strings.TrimSpace(string(goroot)), dir: dir}
	if err := os.WriteFile(filepath.Join(dir, "importcfg"), packages, 0o644); err != nil {
		c.close()
		return nil, err
	}
	return c, nil
}

func (c *compiler) close() { _ = os.RemoveAll(c.dir) }

var (
	place    = regexp.MustCompile(`^[^ ]*\.go:(\d+)(?::(\d+))?: (.*)$`)
	fileName = regexp.MustCompile(`(?:[\w./-]*/)?main\.go:`)
)

// check returns what the compiler says of a program.
func (c *compiler) check(src []byte) ([]problem, error) {
	dir, err := os.MkdirTemp(c.dir, "")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "main.go")
	if err := os.WriteFile(file, src, 0o644); err != nil {
		return nil, err
	}
	cmd := exec.Command("go", "tool", "compile", "-e", "-complete", "-p", "main", "-importcfg", filepath.Join(c.dir, "importcfg"), "-o", "main.o", "main.go") // which it deletes when there are errors: never a device
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return nil, fmt.Errorf("go tool compile: %w", err)
	}
	if err != nil && bytes.Contains(out, []byte("internal compiler error")) {
		return nil, nil
	}
	var list []problem
	for line := range strings.Lines(string(out)) {
		line = strings.TrimSuffix(line, "\n")
		if m := place.FindStringSubmatch(line); m != nil && !strings.HasPrefix(line, "\t") {
			l, _ := strconv.Atoi(m[1])
			col, _ := strconv.Atoi(m[2])
			list = append(list, problem{l, col, m[3]})
		} else if len(list) > 0 {
			list[len(list)-1].message += "\n" + line
		}
	}
	for i := range list {
		list[i].message = fileName.ReplaceAllString(list[i].message, "main.go:")
	}
	return sorted(list), nil
}
