package main

import (
	"bytes"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/nfrun/nfrun/runtime/engine"
)

// clause is the package clause of a test: a script is package main.
var clause = regexp.MustCompile(`(?m)^package [\w]+`)

// collect returns the sets of programs.
func collect(goroot, corpus string, mutations int, seed int64) ([]*set, error) {
	tests := &set{name: "GOROOT/test, errorcheck", leftOut: map[string]int{}}
	if err := tests.add(filepath.Join(goroot, "test"), func(src []byte) string {
		if first, _, _ := bytes.Cut(src, []byte("\n")); !regexp.MustCompile(`^// errorcheck\s*$`).Match(first) {
			return "no errorcheck"
		}
		return ""
	}); err != nil {
		return nil, err
	}
	delete(tests.leftOut, "no errorcheck")
	data := &set{name: "test data of the type checkers", leftOut: map[string]int{}}
	if err := data.add(filepath.Join(goroot, "src/internal/types/testdata"), func(src []byte) string {
		if first, _, _ := bytes.Cut(src, []byte("\n")); bytes.HasPrefix(first, []byte("// -")) {
			return "with flags"
		}
		return ""
	}); err != nil {
		return nil, err
	}
	mutants, err := mutate(corpus, mutations, seed)
	if err != nil {
		return nil, err
	}
	return []*set{tests, data, {name: "programs with a mistake", programs: mutants}}, nil
}

// add collects the programs below a folder, but for those that there is a reason to leave out.
func (s *set) add(root string, leave func(src []byte) string) error {
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && strings.HasSuffix(path, ".dir") {
			return filepath.SkipDir
		}
		if d.IsDir() || filepath.Ext(path) != ".go" {
			return nil
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		reason := leave(src)
		if reason == "" {
			reason = unavailable(src)
		}
		if reason != "" {
			s.leftOut[reason]++
			return nil
		}
		rel, _ := filepath.Rel(root, path)
		if loc := clause.FindIndex(src); loc != nil {
			src = slices.Concat(src[:loc[0]], []byte("package main"), src[loc[1]:])
		}
		s.programs = append(s.programs, program{rel, src})
		return nil
	})
}

// unavailable says why a program cannot be compared: it imports what scripts cannot have, moves its positions, or is limited by a build constraint.
func unavailable(src []byte) string {
	for _, directive := range []string{"//line ", "/*line ", "//go:build "} {
		if bytes.Contains(src, []byte(directive)) {
			return "with " + strings.TrimSpace(strings.Trim(directive, "/*")) + " directives"
		}
	}
	f, _ := parser.ParseFile(token.NewFileSet(), "", src, parser.ImportsOnly)
	if f == nil {
		return ""
	}
	for _, spec := range f.Imports {
		if p, err := strconv.Unquote(spec.Path.Value); err == nil && !slices.Contains(engine.Importable(), p) && p != "unsafe" {
			return fmt.Sprintf("import %s", strings.SplitN(p, "/", 2)[0])
		}
	}
	return ""
}
