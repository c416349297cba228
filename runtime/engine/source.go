package engine

import (
	"bytes"
	"errors"
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A module is the source of one script.
type module struct {
	src      fs.FS
	fset     *token.FileSet
	paths    []string // what the import paths of its packages begin with, the usual one first
	catalog  *catalog
	allow    []string
	folders  map[string]*folder // by path in src, "." is package main
	order    []*folder          // what each one imports comes before it
	problems Diagnostics
	embedded []embedding // variables with go:embed
	under    *under      // set when tests are loaded
}

// A folder is one package of a script.
type folder struct {
	dir     string
	path    string // import path; "main" for the root
	name    string // in the package clause
	files   []*ast.File
	texts   []*text
	state   int // of the search for cycles
	imports map[string]*folder
	bad     map[string]error // imports that cannot be had
	broken  bool             // syntax errors; the compiler does not look further
}

const (
	unvisited = iota
	visiting
	visited
)

func newModule(src fs.FS, fset *token.FileSet, c *catalog, o *Options) *module {
	m := &module{src: src, fset: fset, catalog: c, allow: o.Allow, folders: map[string]*folder{}}
	if b, err := fs.ReadFile(src, "go.mod"); err == nil {
		if p := ModulePath(b); p != "" {
			m.paths = append(m.paths, p)
		}
	}
	if o.Module != "" {
		m.paths = append(m.paths, o.Module)
	}
	m.paths = append(m.paths, o.Name)
	return m
}

// newFolder returns an empty package.
func (m *module) newFolder(dir string) *folder {
	return &folder{dir: dir, path: path.Join(m.paths[0], dir), imports: map[string]*folder{}, bad: map[string]error{}}
}

// readModule parses package main and all that it imports of the script's own. What is wrong goes to problems.
func readModule(src fs.FS, fset *token.FileSet, c *catalog, o *Options) (*module, error) {
	m := newModule(src, fset, c, o)
	root, err := m.folder(".")
	if err != nil {
		return nil, err
	}
	switch {
	case root == nil:
		m.problems = append(m.problems, Diagnostic{Message: "no Go files", Hint: "a script needs a file that begins with package main"})
	case root.name != "main" && !root.broken:
		m.report(root.files[0].Name.Pos(), fmt.Sprintf("package %s is not a main package", root.name), "begin the file with package main")
	default:
		root.path = "main"
		if err := m.visit(root, nil); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// ModulePath returns the module path that a go.mod file states, or "".
func ModulePath(mod []byte) string {
	for line := range strings.Lines(string(mod)) {
		if f := strings.Fields(line); len(f) >= 2 && f[0] == "module" {
			return strings.Trim(f[1], "\"`")
		}
	}
	return ""
}

func (m *module) report(pos token.Pos, message, hint string) {
	m.problems = append(m.problems, diagnostic(m.fset.Position(pos), message, hint))
}

func diagnostic(p token.Position, message, hint string) Diagnostic {
	return Diagnostic{File: p.Filename, Line: p.Line, Column: p.Column, Message: message, Hint: hint}
}

// buildContext decides which files belong to the script, by name and by build constraint.
func buildContext(src fs.FS) *build.Context {
	return &build.Context{
		GOOS: runtime.GOOS, GOARCH: runtime.GOARCH, Compiler: "gc",
		ToolTags: build.Default.ToolTags, ReleaseTags: build.Default.ReleaseTags,
		JoinPath: func(e ...string) string { return path.Join(e...) },
		OpenFile: func(name string) (io.ReadCloser, error) { return src.Open(name) },
	}
}

// folder parses the package in dir; nil means that there is none.
func (m *module) folder(dir string) (*folder, error) {
	if f, ok := m.folders[dir]; ok {
		return f, nil
	}
	names, err := m.goFiles(dir, false)
	if err != nil {
		return nil, err
	}
	f := m.newFolder(dir)
	for _, name := range names {
		if err := m.file(f, name); err != nil {
			return nil, err
		}
	}
	if len(f.files) == 0 && !f.broken {
		f = nil
	}
	m.folders[dir] = f
	return f, nil
}

const parseMode = parser.ParseComments | parser.SkipObjectResolution | parser.AllErrors

// file parses one file of a package.
func (m *module) file(f *folder, name string) error {
	b, err := fs.ReadFile(m.src, name)
	if err != nil {
		return fmt.Errorf("engine: read script: %w", err)
	}
	return m.parse(f, name, b)
}

// parse adds a file to a package.
func (m *module) parse(f *folder, name string, b []byte) error {
	file, err := parser.ParseFile(m.fset, name, b, parseMode)
	text := &text{name: name, src: b, file: file, refused: err}
	f.texts = append(f.texts, text)
	if err != nil || bytes.Contains(b, []byte("//go:")) {
		m.syntax(f, text)
		file = text.file
	}
	if file == nil || file.Name == nil || file.Name.Name == "" { // nested too deeply
		f.broken = true
		return nil
	}
	switch {
	case f.name == "" || len(f.files) == 0:
		f.name = file.Name.Name
	case f.name != file.Name.Name && !f.broken:
		m.report(file.Name.Pos(), fmt.Sprintf("package %s; expected package %s", file.Name.Name, f.name), "all files of a folder belong to one package")
		f.broken = true
	}
	f.files = append(f.files, file)
	return nil
}

// visit resolves what a package imports, depth first.
func (m *module) visit(f *folder, chain []string) error {
	f.state = visiting
	chain = append(chain, f.path)
	for _, file := range f.files {
		for _, spec := range file.Imports {
			p, err := strconv.Unquote(spec.Path.Value)
			if err != nil || !validImport(p) {
				continue // it is reported with the types
			}
			dep, err := m.resolve(f, p)
			if err != nil {
				var ie *importError
				if !errors.As(err, &ie) {
					return err
				}
				f.bad[p] = ie
				m.report(spec.Path.Pos(), ie.message, ie.hint)
				continue
			}
			if dep == nil {
				continue
			}
			f.imports[p] = dep
			switch {
			case dep.state == visiting:
				f.bad[p] = errors.New("import cycle")
				at := slices.Index(chain, dep.path)
				m.report(spec.Path.Pos(), "import cycle not allowed: "+strings.Join(append(chain[max(at, 0):], dep.path), " imports "), "")
			case dep.name == "main" && m.testImport(f, p) != dep:
				f.bad[p] = errors.New("is a program")
				m.report(spec.Path.Pos(), fmt.Sprintf("import %q is a program, not an importable package", p), "")
			case dep.state == unvisited:
				if err := m.visit(dep, chain); err != nil {
					return err
				}
			}
		}
	}
	f.state = visited
	m.order = append(m.order, f)
	return nil
}

// validImport reports whether an import path may be one, whatever it names.
func validImport(p string) bool {
	return p != "" && !strings.ContainsFunc(p, func(r rune) bool {
		return !unicode.IsGraphic(r) || unicode.IsSpace(r) || strings.ContainsRune("!\"#$%&'()*,:;<=>?[\\]^`{|}\uFFFD", r)
	})
}

// resolve finds what an import path stands for in a package: one of the script's own folders, or nil for a compiled package.
func (m *module) resolve(from *folder, p string) (*folder, error) {
	if f := m.testImport(from, p); f != nil || m.under != nil && from == m.under.main {
		return f, nil
	}
	for _, prefix := range m.paths {
		if dir, ok := strings.CutPrefix(p, prefix+"/"); ok && fs.ValidPath(dir) {
			if f, err := m.folder(dir); f != nil || err != nil {
				return f, err
			}
		}
	}
	if strings.HasPrefix(p, "./") || strings.HasPrefix(p, "../") {
		dir := path.Join(from.dir, p)
		if !fs.ValidPath(dir) {
			return nil, &importError{message: fmt.Sprintf("import %q leaves the script's folder", p)}
		}
		if f, err := m.folder(dir); f != nil || err != nil {
			return f, err
		}
		return nil, &importError{message: fmt.Sprintf("no Go files in %s", dir)}
	}
	err := m.catalog.permit(p, m.allow)
	if err != nil && fs.ValidPath(p) && m.catalog.lookup(p) == nil {
		if f, ferr := m.folder(p); f != nil || ferr != nil {
			return f, ferr
		}
	}
	return nil, err
}
