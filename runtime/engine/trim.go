package engine

import (
	"go/ast"
	"go/token"
	"maps"
	"path"
	"slices"
	"strconv"
)

// trimmable is the one package of the standard library that is source and large: to check all of it takes several times as long as what a script uses of it.
const trimmable = "slices"

// selected returns the names that the script uses of a package; nil when that can't be told, because it is imported with a dot.
func (m *module) selected(pkg string) map[string]bool {
	names := map[string]bool{}
	for _, f := range slices.AppendSeq(slices.Clone(m.order), maps.Values(m.folders)) { // tests are not among the folders
		if f == nil {
			continue
		}
		for _, file := range f.files {
			local := ""
			for _, spec := range file.Imports {
				if p, err := strconv.Unquote(spec.Path.Value); err == nil && p == pkg {
					if local = path.Base(p); spec.Name != nil {
						local = spec.Name.Name
					}
					if local == "." {
						return nil
					}
				}
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if s, ok := n.(*ast.SelectorExpr); ok {
					if x, ok := s.X.(*ast.Ident); ok && x.Name == local {
						names[s.Sel.Name] = true
					}
				}
				return true
			})
		}
	}
	return names
}

// trim makes the loader read no more of the trimmable package than the script uses. What was read for another script and has not all of that is given up,
// with all that depends on it.
func (f *front) trim(names map[string]bool) {
	l := f.loader
	if _, loaded := l.packages[trimmable]; !loaded {
		l.wanted = names
		return
	}
	if l.wanted == nil {
		return // all is there
	}
	for n := range names {
		if !l.wanted[n] {
			f.reset()
			f.loader.wanted = names
			return
		}
	}
	if names == nil {
		f.reset()
	}
}

// trimFile takes the functions out of a file that neither names nor what they need has, and the imports that are then not used.
func trimFile(file *ast.File, names map[string]bool) {
	uses := func(n ast.Node, f func(string)) {
		ast.Inspect(n, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok {
				f(id.Name)
			}
			return true
		})
	}
	functions := map[string]*ast.FuncDecl{}
	kept := map[ast.Decl]bool{}
	var keep func(name string)
	keep = func(name string) {
		if d := functions[name]; d != nil && !kept[d] {
			kept[d] = true
			uses(d, keep)
		}
	}
	for _, d := range file.Decls {
		if fd, ok := d.(*ast.FuncDecl); ok && fd.Recv == nil {
			functions[fd.Name.Name] = fd
		}
	}
	for _, d := range file.Decls {
		if fd, ok := d.(*ast.FuncDecl); ok && fd.Recv == nil {
			continue
		}
		kept[d] = true
		if g, ok := d.(*ast.GenDecl); !ok || g.Tok != token.IMPORT {
			uses(d, keep)
		}
	}
	for name := range names {
		keep(name)
	}
	used := map[string]bool{}
	var decls []ast.Decl
	for _, d := range file.Decls {
		if !kept[d] {
			continue
		}
		decls = append(decls, d)
		if g, ok := d.(*ast.GenDecl); !ok || g.Tok != token.IMPORT {
			uses(d, func(name string) { used[name] = true })
		}
	}
	file.Imports = nil
	for _, d := range decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.IMPORT {
			continue
		}
		var specs []ast.Spec
		for _, s := range g.Specs {
			spec := s.(*ast.ImportSpec)
			p, _ := strconv.Unquote(spec.Path.Value)
			local := path.Base(p)
			if spec.Name != nil {
				local = spec.Name.Name
			}
			if used[local] || local == "_" {
				specs, file.Imports = append(specs, spec), append(file.Imports, spec)
			}
		}
		g.Specs = specs
	}
	file.Decls = decls
}
