package engine

import (
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A TestPackage is one package of a script, as a test runner sees it.
type TestPackage struct {
	Dir   string // in the script's folder; "." is package main
	Path  string // import path
	Tests bool   // whether it has test files
}

// TestPackages lists the packages of the script in the root folder of src, the root first. As for the go command, folders named testdata, and those whose
// names begin with a dot or an underscore, are none, and a folder with a go.mod of its own is another module.
func TestPackages(src fs.FS, o *Options) ([]TestPackage, error) {
	m := newModule(src, token.NewFileSet(), nil, o.withDefaults())
	var list []TestPackage
	err := fs.WalkDir(src, ".", func(dir string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if dir != "." {
			if name := d.Name(); name == "testdata" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") {
				return fs.SkipDir
			}
			if _, err := fs.Stat(src, path.Join(dir, "go.mod")); err == nil {
				return fs.SkipDir
			}
		}
		code, err := m.goFiles(dir, false)
		if err != nil {
			return err
		}
		tests, err := m.goFiles(dir, true)
		if len(code)+len(tests) > 0 {
			list = append(list, TestPackage{Dir: dir, Path: path.Join(m.paths[0], dir), Tests: len(tests) > 0})
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("engine: read script: %w", err)
	}
	return list, nil
}

// goFiles lists the Go files of a folder that belong to this platform: those with tests, or the others.
func (m *module) goFiles(dir string, tests bool) ([]string, error) {
	entries, err := fs.ReadDir(m.src, dir)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		return nil, nil
	} else if err != nil {
		return nil, fmt.Errorf("engine: read script: %w", err)
	}
	var names []string
	bc := buildContext(m.src)
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") != tests {
			continue
		}
		if ok, err := bc.MatchFile(dir, name); err != nil || ok { // what cannot be read is reported later
			names = append(names, path.Join(dir, name))
		}
	}
	return names, nil
}

// under holds what a module is loaded for when it is loaded to be tested.
type under struct {
	dir      string
	path     string  // import path of the package under test
	pkg      *folder // with its own test files; nil when it has no files
	external *folder // package NAME_test; nil when there is none
	main     *folder // generated
}

// readTests parses the package in dir with its tests, the generated program that runs them, and all that it imports of the script's own.
func readTests(src fs.FS, fset *token.FileSet, c *catalog, o *Options, dir string) (*module, error) {
	m := newModule(src, fset, c, o)
	u := &under{dir: dir, path: path.Join(m.paths[0], dir)}
	if c.lookup(u.path) != nil {
		u.path = "script/" + u.path // a script may be called sort
	}
	m.under = u
	pkg, err := m.folder(dir)
	if err != nil {
		return nil, err
	}
	if pkg == nil {
		pkg = m.newFolder(dir)
	}
	pkg.path = u.path
	external := m.newFolder(dir)
	external.path = u.path + "_test"
	names, err := m.goFiles(dir, true)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		to := pkg
		if b, err := fs.ReadFile(src, name); err == nil {
			f, err := parser.ParseFile(token.NewFileSet(), name, b, parser.PackageClauseOnly)
			if err == nil && strings.HasSuffix(f.Name.Name, "_test") && f.Name.Name != pkg.name {
				to = external
			}
		}
		if err := m.file(to, name); err != nil {
			return nil, err
		}
	}
	if len(pkg.files) > 0 || pkg.broken {
		u.pkg = pkg
	}
	if len(external.files) > 0 || external.broken {
		u.external = external
		if u.pkg != nil && external.name != u.pkg.name+"_test" && !external.broken && !u.pkg.broken {
			m.report(external.files[0].Name.Pos(), fmt.Sprintf("package %s; expected package %s_test", external.name, u.pkg.name), "all files of a folder belong to one package")
			external.broken = true
		}
	}
	m.folders[dir] = u.pkg
	if err := m.testMain(); err != nil {
		return nil, err
	}
	return m, m.visit(u.main, nil)
}

// testImport returns what an import path means for tests: the package under test may be a program, and its external tests are a package beside it.
func (m *module) testImport(from *folder, p string) *folder {
	u := m.under
	if u == nil {
		return nil
	}
	if from == u.main && u.external != nil && p == u.external.path {
		return u.external
	}
	if from != u.main && from != u.external {
		return nil
	}
	if p == u.path || u.dir == "." && slices.Contains(m.paths, p) {
		return u.pkg
	}
	return nil
}
