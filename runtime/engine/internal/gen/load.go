package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

// A world is a set of packages, type-checked from source for one platform.
type world struct {
	goos  string
	fset  *token.FileSet
	sizes types.Sizes
	pkgs  map[string]*source
}

// A source is one package of a world.
type source struct {
	ImportPath string
	Name       string
	Dir        string
	GoFiles    []string
	ImportMap  map[string]string
	DepOnly    bool
	Error      *struct{ Err string }

	types *types.Package
	files []*ast.File
	info  *types.Info
	text  map[*token.File][]byte
}

// load checks the packages and all they import. Bodies are kept for the packages named alone.
func load(goos, goarch string, paths []string) (*world, error) {
	cmd := exec.Command("go", append([]string{"list", "-e", "-deps", "-json=ImportPath,Name,Dir,GoFiles,ImportMap,DepOnly,Error"}, paths...)...)
	cmd.Env = append(os.Environ(), "GOOS="+goos, "GOARCH="+goarch, "CGO_ENABLED=0")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	w := &world{goos: goos, fset: token.NewFileSet(), sizes: types.SizesFor("gc", goarch), pkgs: map[string]*source{}}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		s := &source{}
		if err := dec.Decode(s); errors.Is(err, io.EOF) {
			return w, nil
		} else if err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		if s.Error != nil && len(s.GoFiles) == 0 {
			if goos != "linux" {
				continue // a package that the platform does not have
			}
			return nil, fmt.Errorf("%s: %s", s.ImportPath, s.Error.Err)
		}
		w.pkgs[s.ImportPath] = s
		if err := w.check(s); err != nil {
			return nil, err
		}
	}
}

func (w *world) check(s *source) error {
	if s.ImportPath == "unsafe" {
		s.types = types.Unsafe
		return nil
	}
	s.text = map[*token.File][]byte{}
	for _, name := range s.GoFiles {
		name = filepath.Join(s.Dir, name)
		b, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(w.fset, name, b, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		s.files = append(s.files, f)
		s.text[w.fset.File(f.Pos())] = b
	}
	conf := &types.Config{
		Importer:         importer{w, s},
		IgnoreFuncBodies: s.DepOnly,
		FakeImportC:      true,
		Sizes:            w.sizes,
	}
	if !s.DepOnly {
		s.info = &types.Info{
			Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
			Selections: map[*ast.SelectorExpr]*types.Selection{},
		}
	}
	var err error
	s.types, err = conf.Check(s.ImportPath, w.fset, s.files, s.info)
	return err
}

// An importer resolves what one package imports; go list names packages in dependency order, so all are there.
type importer struct {
	w *world
	s *source
}

func (im importer) Import(path string) (*types.Package, error) {
	if to, ok := im.s.ImportMap[path]; ok {
		path = to
	}
	if p := im.w.pkgs[path]; p != nil && p.types != nil {
		return p.types, nil
	}
	return nil, fmt.Errorf("package %s is missing", path)
}
