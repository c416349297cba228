package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing/fstest"
	"time"

	"github.com/nfrun/nfrun/runtime/engine"
)

// childEnv names the engine in the process that runs a program: this one, started again.
const childEnv = "NFRUN_GOTEST_ENGINE"

// limitEnv is how much processor time that process may use.
const limitEnv = "NFRUN_GOTEST_LIMIT"

// child runs the program that is its argument, a file or a folder of packages, as nfrun exec does.
func child() int {
	if d, err := time.ParseDuration(os.Getenv(limitEnv)); err == nil {
		limitCPU(d)
	}
	src, err := source(os.Args[1])
	if err == nil {
		var e engine.Engine
		if e, err = engine.New(os.Getenv(childEnv), nil); err == nil {
			os.Unsetenv(childEnv)
			os.Unsetenv(limitEnv)
			return load(e, src)
		}
	}
	fmt.Fprintln(os.Stderr, "gotest:", err)
	return 1
}

func load(e engine.Engine, src fs.FS) int {
	p, err := e.Load(src, &engine.Options{Name: "test", Fault: printFault})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	status, err := p.Run()
	if f, ok := errors.AsType[*engine.Fault](err); ok {
		printFault(f)
	} else if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	return status
}

func printFault(f *engine.Fault) {
	fmt.Fprintf(os.Stderr, "%s: %s\n\n%s", f.Kind, f.Message, f.Stack())
}

var (
	clause   = regexp.MustCompile(`(?m)^package (\w+)`)
	relative = regexp.MustCompile(`"\./(\w+)"`)
)

// source returns a program as a script's source: package main in the root, the others in folders. The tests keep all packages in one folder, one for
// each name in package clauses, and import them as "./a" by the name of the first file.
func source(name string) (fs.FS, error) {
	files, err := filepath.Glob(filepath.Join(name, "*.go"))
	if err != nil {
		return nil, err
	}
	if filepath.Ext(name) == ".go" {
		files = []string{name}
	}
	folders := map[string]string{"main": "."} // of a package
	src := fstest.MapFS{}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		if len(files) == 1 { // as it is
			src[filepath.Base(file)] = &fstest.MapFile{Data: b}
			break
		}
		pkg := "main"
		if m := clause.FindSubmatch(b); m != nil {
			pkg = string(m[1])
		}
		if folders[pkg] == "" {
			folders[pkg] = strings.TrimSuffix(filepath.Base(file), ".go")
		}
		base := strings.Replace(filepath.Base(file), "_test.go", "_.go", 1) // here it is a part of the program
		src[path.Join(folders[pkg], base)] = &fstest.MapFile{Data: relative.ReplaceAll(b, []byte(`"test/$1"`))}
	}
	return src, nil
}
