package main

import (
	"errors"
	"fmt"
	"go/build"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/nfrun/nfrun/runtime"
	"github.com/nfrun/nfrun/runtime/config"
	"github.com/nfrun/nfrun/runtime/engine"
)

// A testPackage is a package whose tests are run.
type testPackage struct {
	root   string // the script's folder
	only   string // the script's one file, if it is that
	dir    string // the package's folder in root, with slashes
	shown  string // root as the person would write it
	name   string // of the script
	module string // import path of root in the module around it, or ""
	path   string // import path
	tests  bool
	config *config.Script
}

// source returns the files of the script.
func (p *testPackage) source() fs.FS { return testSource(p.root, p.only) }

func testSource(root, only string) fs.FS {
	src := os.DirFS(root)
	if only == "" {
		return src
	}
	return oneFile{src, only}
}

// oneFile is a folder of which only one Go file, and its tests, are there.
type oneFile struct {
	fs.FS
	name string
}

// ReadDir makes it an fs.ReadDirFS.
func (o oneFile) ReadDir(name string) ([]fs.DirEntry, error) {
	all, err := fs.ReadDir(o.FS, name)
	var list []fs.DirEntry
	for _, e := range all {
		if e.Name() == o.name || e.Name() == strings.TrimSuffix(o.name, ".go")+"_test.go" {
			list = append(list, e)
		}
	}
	return list, err
}

// findTests finds the packages that a path of the command line means.
func findTests(arg string) ([]*testPackage, error) {
	arg = filepath.Clean(strings.TrimSuffix(filepath.ToSlash(arg), "/..."))
	info, err := os.Stat(arg)
	if errors.Is(err, os.ErrNotExist) {
		return nil, &hinted{fmt.Errorf("%s: no such file or folder", arg), exitFailed, "PATH is the folder of a script, or a Go file"}
	} else if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return findFile(arg)
	}
	if !isRoot(arg) { // perhaps a folder of scripts
		list, err := findBelow(arg)
		if len(list) > 0 || err != nil {
			return list, err
		}
	}
	root, err := scriptRoot(arg)
	if err != nil {
		return nil, err
	}
	return findIn(root, "", arg)
}

// findFile is findTests for a Go file: a main.go stands for its folder, others
// for themselves.
func findFile(file string) ([]*testPackage, error) {
	if filepath.Ext(file) != ".go" {
		return nil, &hinted{fmt.Errorf("%s: not a Go file", file), exitFailed, "PATH is the folder of a script, or a Go file"}
	}
	if code, ok := strings.CutSuffix(file, "_test.go"); ok && exists(code+".go") {
		file = code + ".go"
	}
	dir := filepath.Dir(file)
	if filepath.Base(file) == "main.go" || strings.HasSuffix(file, "_test.go") || !exists(strings.TrimSuffix(file, ".go")+"_test.go") {
		return findIn(dir, "", dir)
	}
	return findIn(dir, filepath.Base(file), dir)
}

// findBelow finds the scripts in a folder that is none itself, and has no Go
// files.
func findBelow(dir string) (list []*testPackage, err error) {
	if files, _ := filepath.Glob(filepath.Join(dir, "*.go")); len(files) > 0 {
		return nil, nil
	}
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		if name := e.Name(); !e.IsDir() || name == "testdata" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") {
			continue
		}
		sub := filepath.Join(dir, e.Name())
		find := findBelow
		if isRoot(sub) {
			find = func(sub string) ([]*testPackage, error) { return findIn(sub, "", sub) }
		}
		found, err := find(sub)
		if err != nil {
			return nil, err
		}
		list = append(list, found...)
	}
	return list, err
}

// isRoot tells whether a folder is that of a script: where its go.mod, its
// script.toml or its package main is.
func isRoot(dir string) bool {
	return exists(filepath.Join(dir, "go.mod")) || exists(filepath.Join(dir, "script.toml")) || hasMain(dir)
}

func hasMain(dir string) bool {
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return false
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		if ok, err := build.Default.MatchFile(dir, filepath.Base(file)); err == nil && !ok {
			continue // such as a generator, with go:build ignore
		}
		if f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.PackageClauseOnly); err == nil && f.Name.Name == "main" {
			return true
		}
	}
	return false
}

// scriptRoot returns the folder of the script that a package belongs to: the
// nearest one that is a script's, or the package's own.
func scriptRoot(dir string) (string, error) {
	if isRoot(dir) {
		return dir, nil
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for d := filepath.Dir(abs); d != filepath.Dir(d); d = filepath.Dir(d) {
		if isRoot(d) {
			if exists(filepath.Join(d, "go.mod")) && !hasMain(d) {
				return dir, nil // a module of more than scripts; its packages are told by where they are
			}
			return fromHere(d), nil
		}
	}
	return dir, nil
}

// fromHere returns a path relative to the current folder, if there is one.
func fromHere(path string) string {
	here, err := os.Getwd()
	if err != nil {
		return path
	}
	rel, err := filepath.Rel(here, path)
	if err != nil {
		return path
	}
	return rel
}

// findIn lists the packages of the script in root that lie in or below dir.
func findIn(root, only, dir string) ([]*testPackage, error) {
	abs, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	absDir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	rel, err := filepath.Rel(abs, absDir)
	if err != nil {
		return nil, err
	}
	rel = filepath.ToSlash(rel)
	t := testPackage{root: abs, only: only, shown: root, name: runtime.ScriptName(filepath.Join(abs, only)), module: moduleAround(abs)}
	var b []byte
	if only == "" {
		if b, err = os.ReadFile(filepath.Join(abs, "script.toml")); err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, err
		}
	}
	t.config, err = config.ParseScript("script.toml", b)
	if ce, ok := errors.AsType[*config.Error](err); ok {
		return nil, newSourceError(engine.Diagnostics{{File: ce.File, Line: ce.Line, Column: ce.Column, Message: ce.Message, Hint: ce.Cure}}, root)
	} else if err != nil {
		return nil, err
	}
	packages, err := engine.TestPackages(testSource(abs, only), &engine.Options{Name: t.name, Module: t.module})
	if err != nil {
		return nil, err
	}
	var list []*testPackage
	for _, p := range packages {
		if rel != "." && p.Dir != rel && !strings.HasPrefix(p.Dir, rel+"/") {
			continue
		}
		one := t
		one.dir, one.path, one.tests = p.Dir, p.Path, p.Tests
		list = append(list, &one)
	}
	if len(list) == 0 {
		return nil, &hinted{fmt.Errorf("%s: no Go files", dir), exitFailed, "PATH is the folder of a script, or a Go file"}
	}
	return list, nil
}

// moduleAround returns the import path of a folder in the module that it is a
// part of; "" when there is none, or its go.mod is in the folder itself.
func moduleAround(dir string) string {
	if exists(filepath.Join(dir, "go.mod")) {
		return ""
	}
	for d := filepath.Dir(dir); ; d = filepath.Dir(d) {
		if b, err := os.ReadFile(filepath.Join(d, "go.mod")); err == nil {
			rel, err := filepath.Rel(d, dir)
			if mod := engine.ModulePath(b); mod != "" && err == nil {
				return path.Join(mod, filepath.ToSlash(rel))
			}
			return ""
		}
		if d == filepath.Dir(d) {
			return ""
		}
	}
}
