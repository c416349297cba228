package engine

import (
	"errors"
	"fmt"
	"go/parser"
	"go/scanner"
	"io/fs"
	"maps"
	"os"
	"reflect"
	"strconv"
	"strings"

	"github.com/traefik/yaegi/interp"

	"github.com/nfrun/nfrun/plugin"
)

// yaegiEngine interprets the syntax tree of a script. It checks scripts as ixgo does, and refuses what it is known to run differently.
type yaegiEngine struct{ *front }

func (e *yaegiEngine) Load(src fs.FS, o *Options) (prog Program, err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	o = o.withDefaults()
	m, packages, err := e.read(src, o, "")
	if err != nil {
		return nil, err
	}
	p := &yaegiProgram{options: o, imports: m.compiledImports()}
	rw := &rewriter{module: m}
	for i, sp := range packages {
		rw.info, rw.pkg = sp.Info, sp.Package
		rw.unsupported(m.order[i])
	}
	if len(m.embedded) > 0 {
		m.problems = append(m.problems, Diagnostic{Message: "go:embed is not supported (engine yaegi)", Hint: `add to script.toml: engine = "ixgo"`})
	}
	if len(m.problems) > 0 {
		m.sortProblems()
		return nil, m.problems
	}
	files, main, err := rw.rewrite(packages)
	if err != nil {
		return nil, err
	}
	defer func() { // its compiler panics on what it does not know
		if r := recover(); r != nil {
			err = yaegiDiagnostics(fmt.Errorf("%v", r), &rw.origins)
		}
	}()
	p.interp = interp.New(interp.Options{GoPath: "go", SourcecodeFilesystem: files, Stderr: traceback{os.Stderr, &rw.origins}, Unrestricted: true, Args: o.Args})
	if err := p.bind(e.catalog, m); err != nil {
		return nil, err
	}
	file, err := parser.ParseFile(p.interp.FileSet(), mainFile, main, parser.ParseComments)
	if err != nil {
		return nil, fmt.Errorf("engine: rewrite for yaegi: %w", err)
	}
	if p.program, err = p.interp.CompileAST(file); err != nil {
		return nil, yaegiDiagnostics(err, &rw.origins)
	}
	return p, nil
}

// yaegiDiagnostics turns an error of yaegi's compiler, "file:line:col: message", into diagnostics.
func yaegiDiagnostics(err error, from *origins) error {
	d := Diagnostic{Message: err.Error(), Hint: `add to script.toml: engine = "ixgo"`}
	var list scanner.ErrorList
	if errors.As(err, &list) && len(list) > 0 {
		d.Message = list[0].Error()
	}
	if parts := strings.SplitN(d.Message, ":", 4); len(parts) == 4 {
		line, lineErr := strconv.Atoi(parts[1])
		col, colErr := strconv.Atoi(parts[2])
		if lineErr == nil && colErr == nil {
			d.File, d.Line = from.of(parts[0], line)
			d.Column, d.Message = col, strings.TrimSpace(parts[3])
		}
	}
	d.Message += " (engine yaegi)"
	return Diagnostics{d}
}

// yaegiProgram is a script that yaegi has compiled.
type yaegiProgram struct {
	options *Options
	imports []string // compiled packages
	interp  *interp.Interpreter
	program *interp.Program
}

func (p *yaegiProgram) Run() (int, error) {
	p.options.prepare(p.imports)
	_, err := p.interp.Execute(p.program)
	var pe interp.Panic
	switch {
	case errors.As(err, &pe):
		return 2, Explain(pe.Value)
	case err != nil:
		return 2, fmt.Errorf("engine: %w", err)
	}
	return 0, nil
}

func (p *yaegiProgram) guard() {
	if r := recover(); r != nil {
		p.fault(r)
	}
}

func (p *yaegiProgram) fault(r any) {
	p.options.Fault(Explain(r))
	p.options.Exit(2)
}

// supportPath is the import path of what the rewritten source calls.
const supportPath = "nfrun/engine"

// bind gives the interpreter the compiled packages that the script imports.
func (p *yaegiProgram) bind(c *catalog, m *module) error {
	overrides := p.options.overrides(p.guard)
	maps.Copy(overrides, p.options.Overrides)
	use := func(path, name string, symbols map[string]reflect.Value) error {
		for s := range symbols {
			if f, ok := overrides[path+"."+s]; ok {
				symbols[s] = reflect.ValueOf(f)
			}
		}
		// The leading ./ keeps yaegi from replacing parts of fmt, log and os, and from compiling its own copies of slices and maps.
		return p.interp.Use(interp.Exports{"./" + path + "/" + name: symbols})
	}
	if err := p.interp.Use(interp.Exports{".": {"MapTypes": reflect.ValueOf(stringerFuncs())}}); err != nil {
		return err
	}
	if err := use(supportPath, "engine", map[string]reflect.Value{
		"Fault":     reflect.ValueOf(p.fault),
		"Recovered": reflect.ValueOf(recovered),
	}); err != nil {
		return err
	}
	bound := map[string]bool{}
	var bind func(path string, imported bool) error
	bind = func(path string, imported bool) error {
		pkg := c.lookup(path)
		if pkg == nil || bound[path] && !imported {
			return nil
		}
		bound[path] = true
		s := pkg.Load()
		symbols := yaegiWrappers(s)
		if imported {
			maps.Copy(symbols, yaegiSymbols(s))
		}
		if err := use(path, pkg.Name, symbols); err != nil {
			return fmt.Errorf("engine: bind %s: %w", path, err)
		}
		for _, d := range s.Deps { // their interfaces are met as parameters, also where the script does not import them
			if err := bind(d.Path, false); err != nil {
				return err
			}
		}
		return nil
	}
	for _, path := range p.imports {
		if err := bind(path, true); err != nil {
			return err
		}
	}
	return nil
}

// yaegiWrappers returns what yaegi needs to pass a script's types as the interfaces of a package.
func yaegiWrappers(s *plugin.Symbols) map[string]reflect.Value {
	m := make(map[string]reflect.Value, len(s.Wrappers))
	for _, w := range s.Wrappers {
		m["_"+w.Name] = reflect.ValueOf(w.Value)
	}
	return m
}

// yaegiSymbols turns a table into what yaegi binds.
func yaegiSymbols(s *plugin.Symbols) map[string]reflect.Value {
	m := map[string]reflect.Value{}
	for _, list := range [][]plugin.Symbol{s.Types, s.Aliases, s.Funcs, s.Consts} {
		for _, sym := range list {
			m[sym.Name] = reflect.ValueOf(sym.Value)
		}
	}
	for _, v := range s.Vars {
		m[v.Name] = reflect.ValueOf(v.Value).Elem()
	}
	for _, c := range s.Untyped {
		m[c.Name] = reflect.ValueOf(untyped(c))
	}
	return m
}

// compiledImports lists the compiled packages that the script's packages import.
func (m *module) compiledImports() []string {
	seen := map[string]bool{}
	for _, f := range m.order {
		for _, file := range f.files {
			for _, spec := range file.Imports {
				if path, err := strconv.Unquote(spec.Path.Value); err == nil && f.imports[path] == nil {
					seen[path] = true
				}
			}
		}
	}
	var paths []string
	for p := range seen {
		paths = append(paths, p)
	}
	return paths
}
