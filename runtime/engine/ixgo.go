package engine

import (
	"errors"
	"fmt"
	"go/build"
	"go/token"
	"go/types"
	"io/fs"
	"maps"
	"os"
	"reflect"
	"sync"
	"time"

	"github.com/goplus/ixgo"
	_ "github.com/goplus/reflectx/icall/icall4096" // room for the methods of a script's types
	"golang.org/x/tools/go/ssa"

	"github.com/nfrun/nfrun/plugin"
	"github.com/nfrun/nfrun/runtime/engine/internal/host"
	"github.com/nfrun/nfrun/runtime/engine/internal/testhost"
)

// A Checker is an engine that can check a script without compiling it. Both are.
type Checker interface {
	// Check finds what is wrong with a script; the error is as for Engine.Load.
	Check(src fs.FS, o *Options) error
}

// front holds the type information of compiled packages; both engines check scripts against it.
type front struct {
	mu      sync.Mutex
	catalog *catalog
	ctx     *ixgo.Context
	loader  *loader
	built   int             // what the loader had read when packages were built ahead
	patched map[string]bool // packages whose generic source was looked at
}

func newFront(packages []*plugin.Package) *front {
	f := &front{catalog: newCatalog(packages)}
	register(f.catalog)
	f.reset()
	return f
}

// reset forgets all packages.
func (f *front) reset() {
	var fset *token.FileSet
	if f.ctx != nil {
		fset = f.ctx.FileSet // what has been parsed stays valid
	}
	f.patched = map[string]bool{}
	f.built = 0
	f.ctx = ixgo.NewContext(ixgo.DisableCustomBuiltin | ixgo.DisableAutoLoadPatchs | ixgo.SupportMultipleInterp)
	f.loader = newLoader(f.ctx, f.catalog)
	f.ctx.Loader = f.loader
	f.ctx.MethodChecker = f.loader.methodChecker
	f.ctx.BuildContext = build.Context{Compiler: "gc"}
	f.ctx.Lookup = func(root, path string) (string, bool) { return "", false }
	f.ctx.Importer = &compiledImporter{front: f, next: f.ctx.Importer}
	if fset != nil {
		f.ctx.FileSet = fset
		f.ctx.Builder.Reset()
	}
}

// compiledImporter adds the generic declarations of a package, which are source, to its compiled ones.
type compiledImporter struct {
	front *front
	next  types.Importer
}

func (im *compiledImporter) Import(path string) (*types.Package, error) {
	f := im.front
	if !f.patched[path] {
		f.patched[path] = true
		if p := f.catalog.lookup(path); p != nil {
			if f.catalog.packages[path] != nil {
				for _, below := range f.catalog.below(p) {
					if _, err := im.Import(below); err != nil {
						return nil, err
					}
				}
			}
			if s := p.Load(); s.Source != "" && !sourceOnly(s) {
				if err := f.ctx.RegisterPatch(path, s.Source); err != nil {
					return nil, fmt.Errorf("engine: source of %s: %w", path, err)
				}
			}
		} else if path != host.Path && path != testhost.Path && path != "unsafe" {
			return nil, errors.New("not available")
		}
	}
	return im.next.Import(path)
}

func (f *front) Preload(imports []string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	var known []string
	for _, path := range imports {
		if f.catalog.lookup(path) == nil {
			continue
		}
		if _, err := f.ctx.Importer.Import(path); err == nil {
			known = append(known, path)
		}
	}
	_ = f.ctx.PrebuildSSA(known...) // what fails here is reported when a script needs it
	f.built = f.loader.reads
	f.methodSets()
}

// methodSets computes what most of the time of a load would go to: ixgo asks for the methods of all types that a script's values lead to.
func (f *front) methodSets() {
	sets := &f.ctx.Builder.Program().MethodSets
	for path, p := range f.loader.packages {
		if f.loader.source[path] != nil {
			continue
		}
		for _, name := range p.Scope().Names() {
			if t, ok := p.Scope().Lookup(name).(*types.TypeName); ok && t.Exported() && !types.IsInterface(t.Type()) {
				sets.MethodSet(t.Type())
				sets.MethodSet(types.NewPointer(t.Type()))
			}
		}
	}
}

// read parses and checks a script, or the tests of its package in dir unless that is "". The error is Diagnostics when the script is at fault.
func (f *front) read(src fs.FS, o *Options, dir string) (_ *module, _ []*ixgo.SourcePackage, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("engine: check: %v", r)
		}
	}()
	var m *module
	if dir == "" {
		m, err = readModule(src, f.ctx.FileSet, f.catalog, o)
	} else {
		m, err = readTests(src, f.ctx.FileSet, f.catalog, o, dir)
	}
	if err != nil {
		return nil, nil, err
	}
	f.trim(m.selected(trimmable))
	packages := m.check(f.ctx)
	if len(m.problems) > 0 {
		return nil, nil, m.problems
	}
	if len(packages) < len(m.order) {
		return nil, nil, errors.New("engine: check: a package that the script imports cannot be had")
	}
	return m, packages, nil
}

func (f *front) Check(src fs.FS, o *Options) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	_, _, err := f.read(src, o.withDefaults(), "")
	return err
}

// withDefaults returns a copy with the defaults filled in.
func (o *Options) withDefaults() *Options {
	var c Options
	if o != nil {
		c = *o
	}
	if c.Name == "" {
		c.Name = "script"
	}
	if c.Args == nil {
		c.Args = []string{c.Name}
	}
	if c.Exit == nil {
		c.Exit = os.Exit
	}
	if c.Fault == nil {
		c.Fault = func(f *Fault) { fmt.Fprintf(os.Stderr, "panic: %s\n\n%s", f.Message, f.Stack()) }
	}
	return &c
}

// ixgoEngine interprets the SSA form of a script.
type ixgoEngine struct{ *front }

func (e *ixgoEngine) Load(src fs.FS, o *Options) (Program, error) { return e.load(src, "", o) }

// LoadTests makes ixgo a Tester.
func (e *ixgoEngine) LoadTests(src fs.FS, dir string, o *Options) (Program, error) {
	return e.load(src, dir, o)
}

// load compiles a script, or the tests of its package in dir unless that is "".
func (e *ixgoEngine) load(src fs.FS, dir string, o *Options) (Program, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	o = o.withDefaults()
	m, packages, err := e.read(src, o, dir)
	if err != nil {
		return nil, err
	}
	main := packages[len(packages)-1]
	p := &ixgoProgram{options: o, calls: newCalls(), imports: m.compiledImports()}
	if dir != "" {
		p.tests = newTestRun(m.under.path, m.paths[0], p.options)
	}
	if dir == "" && watchable(p.imports) {
		p.watcher = &watcher{program: p, base: time.Now()}
	}
	p.replaced = map[string]reflect.Value{}
	for name, f := range p.overrides() {
		e.ctx.RegisterExternal(name, f)
		p.replaced[name] = reflect.ValueOf(f)
	}
	for _, sp := range packages {
		keepDefers(sp)
	}
	orderInits(packages)
	tellHiddenMethodsApart(packages)
	pkg, err := e.build(main)
	if err != nil {
		return nil, fmt.Errorf("engine: %w", err)
	}
	if err := p.compile(e.ctx, pkg); err != nil {
		return nil, fmt.Errorf("engine: compile: %w", err)
	}
	if _, _, free := ixgo.IcallStat(); free == 0 {
		return nil, Diagnostics{{Message: "too many methods: the script's types have more than the interpreter has room for"}}
	}
	own := map[*types.Package]bool{}
	for _, sp := range packages {
		own[sp.Package] = true
	}
	if err := embedInto(p.interp, m.embedded); err != nil {
		return nil, err
	}
	p.instrument(m.fset, own)
	if p.code != nil {
		p.nameTypes(packages)
	}
	return p, nil
}

// build makes the SSA form of package main.
func (e *ixgoEngine) build(main *ixgo.SourcePackage) (pkg *ssa.Package, err error) {
	defer e.ctx.Builder.Reset()
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("build: %v", r)
		}
	}()
	if e.loader.reads != e.built {
		e.ctx.Builder.Reset() // has not the declarations that were read since
	}
	return e.ctx.Builder.BuildMain(main)
}

// ixgoProgram is a script that ixgo has compiled.
type ixgoProgram struct {
	options  *Options
	imports  []string // compiled packages
	interp   *ixgo.Interp
	calls    *calls
	code     *code                    // nil when ixgo's insides are not those we know
	replaced map[string]reflect.Value // functions of compiled packages, by name
	tests    *testRun                 // nil when no tests are run
	folded   map[*ssa.BinOp]string    // operations of constants, and what they panic with
	watcher  *watcher                 // nil when a deadlock cannot be told from waiting
	depth    depth
	methods  sync.Map // of *method by methodKey
}

func (p *ixgoProgram) Run() (int, error) {
	p.options.prepare(p.imports)
	if p.tests != nil {
		p.tests.prepare()
	}
	if p.code != nil {
		p.code.adoptMain(p.interp)
	}
	defer p.watcher.watch()()
	p.depth.watch()
	if err := p.interp.RunInit(); err != nil {
		return 2, p.fault(err)
	}
	exit, err := p.interp.RunMain()
	if err != nil {
		return 2, p.fault(err)
	}
	return exit, nil
}

// fault explains the error with which ixgo ended a script's main goroutine.
func (p *ixgoProgram) fault(err error) error {
	if errors.Is(err, ixgo.ErrGoexitDeadlock) {
		p.goneOn()
		return &Fault{Kind: "fatal", Message: "no goroutines (main called runtime.Goexit) - deadlock!"}
	}
	var recovered any = err
	var fe ixgo.FatalError
	var pe ixgo.PanicError
	switch {
	case errors.As(err, &fe):
		recovered = fe.Value
	case errors.As(err, &pe):
		recovered = pe.Value
	}
	return Explain(recovered)
}

// goneOn waits for the goroutines that go on after the main one has called runtime.Goexit. ixgo knows only of those that a go statement has started.
func (p *ixgoProgram) goneOn() {
	if p.watcher != nil && p.code != nil {
		select {}
	}
}

// guard is deferred where a goroutine runs a script's function: it reports a panic that nobody recovered, and ends the script.
func (p *ixgoProgram) guard() {
	if r := recover(); r != nil {
		p.options.Fault(Explain(r))
		p.options.Exit(2)
	}
}

// overrides returns what stands in for functions of compiled packages.
func (p *ixgoProgram) overrides() map[string]any {
	m := p.options.overrides(p.guard)
	maps.Copy(m, p.misuse())
	maps.Copy(m, p.rpcServers())
	if p.tests != nil {
		maps.Copy(m, p.tests.overrides())
	}
	if p.watcher != nil {
		maps.Copy(m, p.watcher.overrides(m["time.AfterFunc"].(func(time.Duration, func()) *time.Timer)))
	}
	for name, f := range p.options.Overrides {
		if reflect.TypeOf(f).Kind() == reflect.Func {
			m[name] = f
		}
	}
	return m
}
