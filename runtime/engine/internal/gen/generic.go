package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// needsSource reports whether a declaration can reach scripts as source alone: it is generic, or a constraint.
func needsSource(obj types.Object) bool {
	switch obj := obj.(type) {
	case *types.Func:
		return obj.Signature().TypeParams().Len() > 0
	case *types.TypeName:
		switch t := obj.Type().(type) {
		case *types.Alias:
			return t.TypeParams().Len() > 0
		case *types.Named:
			if t.TypeParams().Len() > 0 {
				return true
			}
			i, ok := t.Underlying().(*types.Interface)
			return ok && !i.IsMethodSet()
		}
	}
	return false
}

// An extract gathers the declarations that the generic part of a package consists of.
type extract struct {
	s        *source
	qualify  bool                        // the package has a compiled part, to which the source refers
	decls    map[types.Object]ast.Node   // where package-level objects are declared
	methods  map[types.Object][]ast.Node // of the types
	copied   map[ast.Node]bool
	imports  map[string]string
	replaced map[string]bool // names that a hand-written patch declares
}

// genericSource returns a Go file with what needs source of the package, or "".
func (g *generator) genericSource(s *source) (string, error) {
	x := &extract{s: s, decls: map[types.Object]ast.Node{}, methods: map[types.Object][]ast.Node{}, copied: map[ast.Node]bool{}, imports: map[string]string{}, replaced: map[string]bool{}}
	patch, err := g.patch(s, x)
	if err != nil {
		return "", err
	}
	x.index()
	var seeds []types.Object
	for _, name := range s.types.Scope().Names() {
		obj := s.types.Scope().Lookup(name)
		if !obj.Exported() || g.excluded[s.Name+"."+name] || x.replaced[name] {
			continue
		}
		if needsSource(obj) {
			seeds = append(seeds, obj)
		} else {
			x.qualify = true
		}
	}
	for _, obj := range seeds {
		if problem := x.add(obj); problem != "" {
			fmt.Fprintf(os.Stderr, "gen: %s.%s is left out: %s\n", s.ImportPath, obj.Name(), problem)
		}
	}
	if len(x.copied) == 0 && patch == "" {
		return "", nil
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "package %s\n\nimport (\n", s.Name)
	body := x.text() + patch
	if x.qualify && strings.Contains(body, s.Name+".") {
		x.imports[s.ImportPath] = s.Name
	}
	for _, p := range slices.Sorted(mapsKeys(x.imports)) {
		fmt.Fprintf(&b, "%s %q\n", x.imports[p], p)
	}
	b.WriteString(")\n\n" + body)
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, s.Name+".go", b.Bytes(), parser.SkipObjectResolution)
	if err != nil {
		return "", fmt.Errorf("source of %s: %w", s.ImportPath, err)
	}
	b.Reset()
	if err := format.Node(&b, fset, f); err != nil {
		return "", err
	}
	return b.String(), nil
}

func mapsKeys(m map[string]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// patch reads the hand-written declarations of a package, if there are any.
func (g *generator) patch(s *source, x *extract) (string, error) {
	if g.patches == "" {
		return "", nil
	}
	name := filepath.Join(g.patches, mangle(s.ImportPath)+".src")
	src, err := os.ReadFile(name)
	if os.IsNotExist(err) {
		return "", nil
	} else if err != nil {
		return "", err
	}
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, name, src, parser.SkipObjectResolution)
	if err != nil {
		return "", err
	}
	for _, im := range f.Imports {
		path := strings.Trim(im.Path.Value, `"`)
		if im.Name != nil {
			x.imports[path] = im.Name.Name
		} else {
			x.imports[path] = path[strings.LastIndex(path, "/")+1:]
		}
	}
	end := fset.Position(f.Name.End()).Offset
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil {
				x.replaced[d.Name.Name] = true
			}
		case *ast.GenDecl:
			if d.Tok == token.IMPORT {
				end = fset.Position(d.End()).Offset
				continue
			}
			for _, spec := range d.Specs {
				if t, ok := spec.(*ast.TypeSpec); ok {
					x.replaced[t.Name.Name] = true
				}
			}
		}
	}
	return string(src[end:]), nil
}

// index notes where everything at package level is declared.
func (x *extract) index() {
	for _, f := range x.s.files {
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				obj := x.s.info.Defs[d.Name]
				if d.Recv == nil {
					x.decls[obj] = d
				} else if base := receiver(obj.(*types.Func)); base != nil {
					x.methods[base] = append(x.methods[base], d)
				}
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					switch spec := spec.(type) {
					case *ast.TypeSpec:
						x.decls[x.s.info.Defs[spec.Name]] = spec
					case *ast.ValueSpec:
						for _, n := range spec.Names {
							if d.Tok == token.CONST {
								x.decls[x.s.info.Defs[n]] = d // iota counts the whole group
							} else {
								x.decls[x.s.info.Defs[n]] = spec
							}
						}
					}
				}
			}
		}
	}
}

func receiver(f *types.Func) *types.TypeName {
	t := f.Signature().Recv().Type()
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	if n, ok := types.Unalias(t).(*types.Named); ok {
		return n.Origin().Obj()
	}
	return nil
}

// add copies what declares obj and all that it needs. When something of that cannot be had outside the package, nothing is copied and the reason returned.
func (x *extract) add(obj types.Object) (problem string) {
	nodes, imports := map[ast.Node]bool{}, map[string]string{}
	var visit func(types.Object) string
	visitNode := func(n ast.Node) (problem string) {
		if nodes[n] || x.copied[n] {
			return ""
		}
		nodes[n] = true
		if f, ok := n.(*ast.FuncDecl); ok && f.Body == nil {
			return f.Name.Name + " has no body"
		}
		ast.Inspect(n, func(n ast.Node) bool {
			if problem != "" {
				return false
			}
			if sel, ok := n.(*ast.SelectorExpr); ok {
				problem = x.checkSelector(sel)
			}
			id, ok := n.(*ast.Ident)
			if !ok {
				return true
			}
			switch used := x.s.info.Uses[id].(type) {
			case *types.PkgName:
				path := used.Imported().Path()
				if strings.Contains("/"+path+"/", "/internal/") || strings.HasPrefix(path, "vendor/") {
					problem = "it needs " + path
				}
				imports[path] = used.Name()
			case nil:
			default:
				if x.own(used) && !x.qualified(used) {
					problem = visit(used)
				}
			}
			return true
		})
		return problem
	}
	visit = func(o types.Object) string {
		if x.replaced[o.Name()] {
			return ""
		}
		n := x.decls[o]
		if n == nil {
			return "no declaration of " + o.Name()
		}
		if p := visitNode(n); p != "" {
			return p
		}
		for _, m := range x.methods[o] {
			if p := visitNode(m); p != "" {
				return p
			}
		}
		return ""
	}
	if problem := visit(obj); problem != "" {
		return problem
	}
	for n := range nodes {
		x.copied[n] = true
	}
	for p, n := range imports {
		x.imports[p] = n
	}
	return ""
}

// own reports whether an object is declared at the level of the package.
func (x *extract) own(obj types.Object) bool {
	return obj.Pkg() == x.s.types && obj.Parent() == x.s.types.Scope()
}

// qualified reports whether source refers to an object of the package by the package's name, as any importer would.
func (x *extract) qualified(obj types.Object) bool {
	return x.qualify && obj.Exported() && !needsSource(obj) && !x.replaced[obj.Name()]
}

// checkSelector refuses unexported fields and methods of types that stay behind in the compiled package.
func (x *extract) checkSelector(sel *ast.SelectorExpr) string {
	s := x.s.info.Selections[sel]
	if s == nil || s.Obj().Exported() || s.Obj().Pkg() != x.s.types {
		return ""
	}
	t := s.Recv()
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	if n, ok := types.Unalias(t).(*types.Named); ok && x.own(n.Obj()) && x.qualified(n.Obj()) {
		return "it needs " + n.Obj().Name() + "." + s.Obj().Name()
	}
	return ""
}

// text returns the copied declarations in the order of the package.
func (x *extract) text() string {
	var b strings.Builder
	for _, f := range x.s.files {
		for _, d := range f.Decls {
			if g, ok := d.(*ast.GenDecl); ok && !x.copied[d] {
				for _, spec := range g.Specs {
					if x.copied[spec] {
						b.WriteString(g.Tok.String() + " " + x.nodeText(spec) + "\n\n")
					}
				}
			} else if x.copied[d] {
				b.WriteString(x.nodeText(d) + "\n\n")
			}
		}
	}
	return b.String()
}

// nodeText returns the text of a declaration without its comment, with the package's name before what stays in the compiled package.
func (x *extract) nodeText(n ast.Node) string {
	start := n.Pos()
	tf := x.file(start)
	var cuts []token.Pos
	ast.Inspect(n, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if used := x.s.info.Uses[id]; used != nil && x.own(used) && x.qualified(used) {
				cuts = append(cuts, id.Pos())
			}
		}
		return true
	})
	slices.Sort(cuts)
	src := x.s.text[tf]
	var b strings.Builder
	at := tf.Offset(start)
	switch d := n.(type) { // the doc comment is part of the node
	case *ast.FuncDecl:
		at = tf.Offset(d.Type.Pos())
	case *ast.GenDecl:
		at = tf.Offset(d.TokPos)
	case *ast.TypeSpec:
		at = tf.Offset(d.Name.Pos())
	case *ast.ValueSpec:
		at = tf.Offset(d.Names[0].Pos())
	}
	for _, c := range cuts {
		b.Write(src[at:tf.Offset(c)])
		b.WriteString(x.s.Name + ".")
		at = tf.Offset(c)
	}
	b.Write(src[at:tf.Offset(n.End())])
	return b.String()
}

func (x *extract) file(pos token.Pos) *token.File {
	for tf := range x.s.text {
		if int(pos) >= tf.Base() && int(pos) <= tf.Base()+tf.Size() {
			return tf
		}
	}
	return nil
}
