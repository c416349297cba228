package engine

import (
	"fmt"
	"go/constant"
	"go/token"
	"go/types"
	"reflect"
	"strings"
	"sync"

	"github.com/goplus/ixgo"
	"github.com/goplus/reflectx"
	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/nfrun/nfrun/plugin"
	"github.com/nfrun/nfrun/runtime/engine/internal/host"
	"github.com/nfrun/nfrun/runtime/engine/internal/testhost"
	"github.com/nfrun/nfrun/runtime/engine/internal/typeinfo"
)

// A loader gives ixgo the types of compiled packages: those of packages that are imported, and of others only what these mention. ixgo's own makes them
// from reflection, which takes several times as long and loses names and aliases.
type loader struct {
	ctx      *ixgo.Context
	catalog  *catalog
	packages map[string]*types.Package
	source   map[string]func() error // of packages that are source: checks them
	tables   map[string]*table
	whole    map[string]bool // packages of which all is read
	wanted   map[string]bool // what is read of the trimmable package; nil: all
	reads    int             // counts declarations that were read in part, for what is built of packages

	mu        sync.Mutex // guards the rest, which is used at run time, too
	instances typeutil.Map
	instance  map[reflect.Type]types.Type
	listed    map[*table]bool // whose instances are in these
	hidden    map[*types.TypeName]reflect.Type
	paired    map[*table]bool // whose unexported types are in hidden
	made      map[reflect.Type]types.Type
}

// A table is what a package of the catalog has.
type table struct {
	pkg     *types.Package
	symbols *plugin.Symbols
	info    *typeinfo.Package // nil when there is none
}

func newLoader(ctx *ixgo.Context, c *catalog) *loader {
	return &loader{
		ctx: ctx, catalog: c,
		packages: map[string]*types.Package{"unsafe": types.Unsafe},
		source:   map[string]func() error{},
		tables:   map[string]*table{},
		whole:    map[string]bool{},
		instance: map[reflect.Type]types.Type{},
		listed:   map[*table]bool{},
		hidden:   map[*types.TypeName]reflect.Type{},
		paired:   map[*table]bool{},
		made:     map[reflect.Type]types.Type{},
	}
}

// lookup returns the compiled package, or nil.
func (l *loader) lookup(path string) *plugin.Package {
	switch path {
	case host.Path:
		return host.Package()
	case testhost.Path:
		return testhost.Package()
	}
	return l.catalog.lookup(path)
}

// table opens the table of a package; nil when there is none.
func (l *loader) table(path string) *table {
	if t := l.tables[path]; t != nil {
		return t
	}
	p := l.lookup(path)
	if p == nil {
		return nil
	}
	t := &table{pkg: l.Package(path, p.Name), symbols: p.Load()}
	l.tables[path] = t
	if t.symbols.Info != "" {
		t.info = typeinfo.Open(t.symbols.Info, l)
		t.pkg.SetImports(t.info.Packages()[1:])
	} else {
		var imports []*types.Package
		for _, d := range t.symbols.Deps {
			imports = append(imports, l.Package(d.Path, d.Name))
		}
		t.pkg.SetImports(imports)
	}
	return t
}

// Import is what ixgo calls for each package.
func (l *loader) Import(path string) (*types.Package, error) {
	if p := l.packages[path]; p != nil && (l.whole[path] || path == "unsafe") {
		return p, nil
	}
	t := l.table(path)
	if check := l.source[path]; check != nil {
		p := l.packages[path]
		if !p.Complete() {
			_ = check() // who imports it finds the package incomplete
		}
		return p, nil
	}
	if t == nil {
		return nil, fmt.Errorf("not found package %v", path)
	}
	l.whole[path] = true
	t.each(func(s plugin.Symbol) { l.Declared(t.pkg, s.Name) })
	for _, c := range t.symbols.Untyped {
		l.Declared(t.pkg, c.Name)
	}
	t.pkg.MarkComplete()
	return t.pkg, nil
}

// each calls f for all symbols but untyped constants.
func (t *table) each(f func(plugin.Symbol)) {
	for _, list := range [][]plugin.Symbol{t.symbols.Types, t.symbols.Aliases, t.symbols.Funcs, t.symbols.Vars, t.symbols.Consts} {
		for _, s := range list {
			f(s)
		}
	}
}

// Package is what type information calls for the packages that it mentions.
func (l *loader) Package(path, name string) *types.Package {
	if p := l.packages[path]; p != nil {
		return p
	}
	if t := l.lookup(path); t != nil {
		if s := t.Load(); sourceOnly(s) {
			if err := l.ctx.AddImportFile(path, name+".go", s.Source); err != nil { // calls SetImport
				panic(err) // it is checked where it is generated
			}
			if path == trimmable && l.wanted != nil {
				trimFile(l.ctx.SourcePackage(path).Files[0], l.wanted)
			}
			return l.packages[path]
		}
	}
	p := types.NewPackage(path, name)
	l.packages[path] = p
	return p
}

// Declared returns a declaration of a package, and reads it where that has not been done.
func (l *loader) Declared(pkg *types.Package, name string) types.Object {
	if obj := pkg.Scope().Lookup(name); obj != nil {
		return obj
	}
	l.reads++
	t := l.table(pkg.Path())
	if t == nil {
		return nil
	}
	if t.info != nil {
		if obj := t.info.Read(pkg, name); obj != nil {
			return obj
		}
	}
	if obj := l.reflected(t, name); obj != nil {
		return obj
	}
	if t.symbols.Source != "" && !l.whole[pkg.Path()] { // generic
		if _, err := l.ctx.Importer.Import(pkg.Path()); err != nil {
			return nil
		}
		return l.packages[pkg.Path()].Scope().Lookup(name)
	}
	return nil
}

// Value returns the value of a constant on this platform.
func (l *loader) Value(pkg *types.Package, name string) constant.Value {
	t := l.table(pkg.Path())
	for _, c := range t.symbols.Consts {
		if c.Name == name {
			return constantOf(reflect.ValueOf(c.Value))
		}
	}
	for _, c := range t.symbols.Untyped {
		if c.Name == name {
			return untyped(c)
		}
	}
	return constant.MakeUnknown()
}

// Underlying returns the underlying type on this platform of a type that is not the same everywhere.
func (l *loader) Underlying(pkg *types.Package, name string) types.Type {
	t := l.table(pkg.Path())
	if t == nil {
		return nil
	}
	for _, s := range t.symbols.Types {
		if s.Name == name {
			return l.underlying(reflect.TypeOf(s.Value).Elem())
		}
	}
	return nil
}

// SetImport is what ixgo calls for packages that are source.
func (l *loader) SetImport(path string, pkg *types.Package, load func() error) error {
	l.packages[path] = pkg
	if load != nil {
		l.source[path] = load
	}
	return nil
}

// Installed returns what ixgo binds of a package.
func (l *loader) Installed(path string) (*ixgo.Package, bool) {
	if l.lookup(path) == nil {
		return nil, false
	}
	return ixgo.LookupPackage(path)
}

// Packages lists all packages.
func (l *loader) Packages() []*types.Package {
	var list []*types.Package
	for _, p := range l.packages {
		list = append(list, p)
	}
	return list
}

// Iterate is for a mode of ixgo that is not in use.
func (l *loader) Iterate(func(types.Type, any)) {}

// LookupReflect finds the compiled type that a type stands for.
func (l *loader) LookupReflect(typ types.Type) (reflect.Type, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if p, ok := types.Unalias(typ).(*types.Pointer); ok {
		if rt, ok := l.compiled(p.Elem()); ok {
			return reflect.PointerTo(rt), true
		}
		return nil, false
	}
	return l.compiled(typ)
}

func (l *loader) compiled(typ types.Type) (reflect.Type, bool) {
	t, ok := types.Unalias(typ).(*types.Named)
	if !ok {
		return nil, false
	}
	obj := t.Obj()
	switch {
	case obj.Pkg() == nil:
		return reflect.TypeFor[error](), obj.Name() == "error"
	case l.source[obj.Pkg().Path()] != nil && t.TypeArgs().Len() == 0 || obj.Pkg().Path() == "main":
		return nil, false
	case t.TypeArgs().Len() > 0:
		l.list()
		rt, ok := l.instances.At(t).(reflect.Type)
		return rt, ok
	}
	if rt := l.hidden[obj]; rt != nil {
		return rt, true
	}
	if l.lookup(obj.Pkg().Path()) != nil {
		if p, ok := ixgo.LookupPackage(obj.Pkg().Path()); ok {
			for _, m := range []map[string]reflect.Type{p.NamedTypes, p.Interfaces} {
				if rt := m[obj.Name()]; rt != nil {
					return rt, true
				}
			}
		}
	}
	l.pairAll()
	rt, ok := l.hidden[obj]
	return rt, ok
}

// list notes the instances of generic types that compiled packages have.
func (l *loader) list() {
	for _, t := range l.tables {
		if l.listed[t] || t.info == nil {
			continue
		}
		l.listed[t] = true
		for i, typ := range t.info.Instances() {
			if i < len(t.symbols.Instances) {
				rt := reflect.TypeOf(t.symbols.Instances[i].Value).Elem()
				l.instances.Set(typ, rt)
				l.instance[rt] = typ
			}
		}
	}
}

// LookupTypes finds the type that a compiled type is.
func (l *loader) LookupTypes(rt reflect.Type) (types.Type, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if rt.Kind() == reflect.Pointer && rt.Name() == "" {
		if t, ok := l.exported(rt.Elem()); ok {
			return types.NewPointer(t), true
		}
		return nil, false
	}
	return l.exported(rt)
}

func (l *loader) exported(rt reflect.Type) (types.Type, bool) {
	if rt.PkgPath() == "" || rt.Name() == "" || strings.Contains(rt.Name(), "[") || l.lookup(rt.PkgPath()) == nil {
		return nil, false
	}
	pkg := l.packages[rt.PkgPath()]
	if pkg == nil {
		return nil, false
	}
	obj, ok := pkg.Scope().Lookup(rt.Name()).(*types.TypeName)
	if !ok {
		return nil, false
	}
	return obj.Type(), true
}

// methodChecker tells which methods of a script's types compiled code can call by an interface: not the unexported ones that they have from compiled types.
func (l *loader) methodChecker(*ixgo.Context, *ssa.Program) func(reflect.Type, reflectx.Method) bool {
	return func(rt reflect.Type, m reflectx.Method) bool {
		return m.PkgPath == "" || token.IsExported(m.Name) || rt.PkgPath() != m.PkgPath && l.lookup(m.PkgPath) == nil
	}
}
