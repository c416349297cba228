package engine

import (
	"cmp"
	"errors"
	"fmt"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/goplus/ixgo"
)

// A moduleImporter resolves what one package of a script imports.
type moduleImporter struct {
	folder   *folder
	packages map[*folder]*types.Package
	compiled types.Importer
}

func (im *moduleImporter) Import(path string) (*types.Package, error) {
	if err := im.folder.bad[path]; err != nil {
		return nil, err
	}
	if f := im.folder.imports[path]; f != nil {
		if p := im.packages[f]; p != nil {
			return p, nil
		}
		return nil, errors.New("it has errors")
	}
	return im.compiled.Import(path)
}

// check type-checks the packages of a script, each with what it imports before it, and returns them in that order, package main last.
// Problems are added to the module's.
func (m *module) check(ctx *ixgo.Context) []*ixgo.SourcePackage {
	packages := map[*folder]*types.Package{}
	var checked []*ixgo.SourcePackage
	var failed error
	m.order = initOrder(m.order)
	for _, f := range m.order {
		before := len(m.problems)
		im := &moduleImporter{folder: f, packages: packages, compiled: ctx.Importer}
		sp, err := m.sourcePackage(ctx, f, im)
		if err == nil && len(f.bad) == 0 {
			err = sp.Load()
		}
		if err == nil && sp.Info != nil {
			m.variables(f.files, sp.Info)
			m.embedded = append(m.embedded, m.embeds(f, sp.Package, sp.Info)...)
		}
		if err != nil || len(f.bad) > 0 || f.faulty() {
			m.recheck(f, im)
			failed = err
			continue
		}
		m.finish(f, sp.Info)
		if len(m.problems) > before {
			continue
		}
		if f.path == "main" && sp.Package.Scope().Lookup("main") == nil {
			m.report(f.files[0].Name.Pos(), "function main is undeclared in the main package", "")
		}
		packages[f] = sp.Package
		checked = append(checked, sp)
	}
	if failed != nil && len(m.problems) == 0 { // an import, for no fault of the script's
		m.problems = append(m.problems, Diagnostic{Message: failed.Error()})
	}
	m.sortProblems()
	if len(m.problems) == 0 {
		initializeFirst(checked)
	}
	return checked
}

// initOrder sorts packages as Go initializes them: of those whose imports are done, always the one with the first path. Package main is last.
func initOrder(folders []*folder) []*folder {
	pending := slices.Clone(folders)
	slices.SortStableFunc(pending, func(a, b *folder) int { return strings.Compare(a.path, b.path) })
	done := map[*folder]bool{}
	var order []*folder
	for len(order) < len(folders) {
		n := len(order)
		for _, f := range pending {
			ready := !done[f] && (f.path != "main" || n == len(folders)-1)
			for _, dep := range f.imports {
				ready = ready && (done[dep] || !slices.Contains(pending, dep))
			}
			if ready {
				done[f] = true
				order = append(order, f)
				break
			}
		}
		if len(order) == n { // a cycle, which has been reported
			return folders
		}
	}
	return order
}

// sortProblems sorts what is wrong by position, and leaves out what was found twice.
func (m *module) sortProblems() {
	slices.SortStableFunc(m.problems, func(a, b Diagnostic) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line, a.Column-b.Column)
	})
	m.problems = slices.Compact(m.problems)
}

// initializeFirst makes package main, whose initialization begins with that of its imports, import all others in order.
func initializeFirst(packages []*ixgo.SourcePackage) {
	main := packages[len(packages)-1].Package
	var imports []*types.Package
	for _, sp := range packages[:len(packages)-1] {
		imports = append(imports, sp.Package)
	}
	for _, p := range main.Imports() {
		if !slices.Contains(imports, p) {
			imports = append(imports, p)
		}
	}
	main.SetImports(imports)
}

// sourcePackage makes the package known to ixgo, which keeps all but package main for the program that imports them.
func (m *module) sourcePackage(ctx *ixgo.Context, f *folder, im types.Importer) (*ixgo.SourcePackage, error) {
	if f.path == "main" {
		return &ixgo.SourcePackage{Context: ctx, Package: types.NewPackage("main", "main"), Files: f.files, Importer: im}, nil
	}
	if err := ctx.AddImportFile(f.path, f.dir, "package "+f.name); err != nil {
		return nil, err
	}
	sp := ctx.SourcePackage(f.path)
	sp.Files, sp.Importer = f.files, im
	return sp, nil
}

// hintFor knows a cure for a few messages.
func hintFor(message string) string {
	if name, ok := strings.CutPrefix(message, "undefined: "); ok && token.IsIdentifier(name) && len(name) > 1 {
		for _, p := range []string{"context", "errors", "fmt", "json", "http", "log", "os", "sort", "slices", "strconv", "strings", "sync", "time", "script"} {
			if p == name {
				return fmt.Sprintf("is the import of %s missing?", name)
			}
		}
	}
	return ""
}
