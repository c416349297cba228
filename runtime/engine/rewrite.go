package engine

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing/fstest"

	"github.com/goplus/ixgo"
)

// A rewriter prepares source for yaegi: goroutines get a guard, and the files of package main become one, since yaegi compiles one ahead of running.
// Edits stay on their line; origins tells where the lines of the new files come from. (yaegi finds imports by the name of the file that a position is
// in, so //line directives would hide them.)
type rewriter struct {
	origins origins
	module  *module
	info    *types.Info
	pkg     *types.Package
	edits   []edit
	temps   int
}

// An edit replaces the text between two offsets of a file.
type edit struct {
	from, to int
	text     string
}

// mainFile is the name of the file that package main becomes.
const mainFile = "nfrun_main.go"

// origins leads from positions that yaegi knows to the author's.
type origins struct {
	chunks []chunk           // of mainFile, by line
	files  map[string]string // names of other files
}

// A chunk is a run of lines of one file.
type chunk struct {
	at   int // first line in mainFile
	file string
	line int // first line in file
}

func (o *origins) of(file string, line int) (string, int) {
	if name, ok := o.files[file]; ok {
		return name, line
	}
	if file == mainFile {
		for _, c := range slices.Backward(o.chunks) {
			if line >= c.at {
				return c.file, line - c.at + c.line
			}
		}
	}
	return file, line
}

const supportName = "nfrun_engine"

// rewrite returns the script's packages as a GOPATH, and package main as one file.
func (rw *rewriter) rewrite(packages []*ixgo.SourcePackage) (fs.FS, string, error) {
	files := fstest.MapFS{}
	rw.origins.files = map[string]string{}
	for i, sp := range packages {
		f := rw.module.order[i]
		rw.info, rw.pkg = sp.Info, sp.Package
		if f.path == "main" {
			main, err := rw.merge(f)
			return files, main, err
		}
		for _, file := range f.files {
			name := rw.module.fset.Position(file.Package).Filename
			text, err := rw.file(file)
			if err != nil {
				return nil, "", err
			}
			at := rw.offset(file.Name.End())
			text = text[:at] + fmt.Sprintf("; import %s %q", supportName, supportPath) + text[at:]
			to := path.Join("go/src", f.path, path.Base(name))
			files[to] = &fstest.MapFile{Data: []byte(text + use)}
			rw.origins.files[to] = name
		}
	}
	return nil, "", fmt.Errorf("engine: no package main")
}

// use keeps the import of the support package from being unused.
const use = "\nvar _ = " + supportName + ".Recovered\n"

// merge joins the files of package main.
func (rw *rewriter) merge(f *folder) (string, error) {
	names := map[string]string{supportName: supportPath}
	var body bytes.Buffer
	for _, file := range f.files {
		for _, spec := range file.Imports {
			p, _ := strconv.Unquote(spec.Path.Value)
			name := rw.importName(spec)
			if name == "_" || name == "." {
				name += p
			}
			if names[name] != "" && names[name] != p {
				return "", Diagnostics{diagnostic(rw.module.fset.Position(spec.Pos()), fmt.Sprintf("%s is the name of another import in another file (engine yaegi)", name), "")}
			}
			names[name] = rw.canonical(f, p)
		}
		text, err := rw.file(file)
		if err != nil {
			return "", err
		}
		for _, d := range file.Decls {
			if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.IMPORT {
				continue
			}
			p := rw.module.fset.Position(d.Pos())
			rw.origins.chunks = append(rw.origins.chunks, chunk{1 + bytes.Count(body.Bytes(), newline), p.Filename, p.Line})
			body.WriteString(text[rw.shifted(rw.offset(d.Pos())):] + "\n")
			break
		}
	}
	var b strings.Builder
	b.WriteString("package main\nimport (\n")
	for _, name := range slices.Sorted(mapKeys(names)) {
		fmt.Fprintf(&b, "%s %q\n", strings.TrimSuffix(name, names[name]), names[name])
	}
	b.WriteString(")" + use)
	for i := range rw.origins.chunks {
		rw.origins.chunks[i].at += strings.Count(b.String(), "\n")
	}
	return b.String() + body.String(), nil
}

var newline = []byte("\n")

func mapKeys(m map[string]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// importName returns the name by which a file refers to an import.
func (rw *rewriter) importName(spec *ast.ImportSpec) string {
	if spec.Name != nil {
		return spec.Name.Name
	}
	if obj, ok := rw.info.Implicits[spec].(*types.PkgName); ok {
		return obj.Name()
	}
	return path.Base(spec.Path.Value)
}

// canonical returns the path below go/src for an import.
func (rw *rewriter) canonical(f *folder, p string) string {
	if dep := f.imports[p]; dep != nil {
		return dep.path
	}
	return p
}

func (rw *rewriter) offset(pos token.Pos) int { return rw.module.fset.Position(pos).Offset }

// shifted translates an offset of the original file to the edited one.
func (rw *rewriter) shifted(offset int) int {
	shift := 0
	for _, e := range rw.edits {
		if e.from < offset {
			shift += len(e.text) - (e.to - e.from)
		}
	}
	return offset + shift
}

// file applies the edits to one file.
func (rw *rewriter) file(file *ast.File) (string, error) {
	name := rw.module.fset.Position(file.Package).Filename
	src, err := fs.ReadFile(rw.module.src, name)
	if err != nil {
		return "", fmt.Errorf("engine: read script: %w", err)
	}
	rw.edits = nil
	f := rw.module.folders[path.Dir(name)]
	for _, spec := range file.Imports {
		if p, _ := strconv.Unquote(spec.Path.Value); f.imports[p] != nil {
			rw.replace(spec.Path, strconv.Quote(f.imports[p].path))
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			rw.goroutine(n, src)
		case *ast.FuncLit:
			rw.nameParams(n.Type)
		case *ast.FuncDecl:
			rw.nameParams(n.Type)
		case *ast.CallExpr:
			if id, ok := n.Fun.(*ast.Ident); ok && len(n.Args) == 0 {
				if b, ok := rw.info.Uses[id].(*types.Builtin); ok && b.Name() == "recover" {
					rw.insert(n.Pos(), supportName+".Recovered(")
					rw.insert(n.End(), ")")
				}
			}
		}
		return true
	})
	slices.SortStableFunc(rw.edits, func(a, b edit) int { return a.from - b.from })
	var b strings.Builder
	at := 0
	for _, e := range rw.edits {
		if e.from < at {
			continue // inside a part that was replaced
		}
		b.Write(src[at:e.from])
		b.WriteString(e.text)
		at = e.to
	}
	b.Write(src[at:])
	return b.String(), nil
}

// nameParams names parameters that have no name: yaegi gives those no place, and then takes each variable for its neighbor.
func (rw *rewriter) nameParams(f *ast.FuncType) {
	for _, p := range f.Params.List {
		if p.Names == nil {
			rw.temps++
			rw.insert(p.Type.Pos(), fmt.Sprintf("nfrun_p%d ", rw.temps))
		}
	}
}

func (rw *rewriter) insert(pos token.Pos, text string) {
	o := rw.offset(pos)
	rw.edits = append(rw.edits, edit{o, o, text})
}

func (rw *rewriter) replace(n ast.Node, text string) {
	rw.edits = append(rw.edits, edit{rw.offset(n.Pos()), rw.offset(n.End()), text})
}

// guardText is put first into what a goroutine runs.
const guardText = "defer func() { if r := recover(); r != nil { " + supportName + ".Fault(r) } }(); "

// goroutine gives a go statement a guard. The arguments are evaluated first, as Go does.
func (rw *rewriter) goroutine(s *ast.GoStmt, src []byte) {
	if lit, ok := s.Call.Fun.(*ast.FuncLit); ok {
		results := ""
		if r := lit.Type.Results; r != nil {
			results = string(src[rw.offset(r.Pos()):rw.offset(r.End())])
		}
		// the inner function is what the panic is seen to come from
		rw.insert(lit.Body.Lbrace+1, guardText+"func() "+results+" {")
		rw.insert(lit.Body.Rbrace, "}()")
		return
	}
	var temps strings.Builder
	rw.replace(&ast.Ident{NamePos: s.Go, Name: "go"}, "")
	begin := len(rw.edits) - 1
	take := func(e ast.Expr) {
		tv := rw.info.Types[e]
		if tv.Value != nil || tv.IsNil() {
			return // a constant keeps its place, and its freedom of type
		}
		rw.temps++
		name := fmt.Sprintf("nfrun_t%d", rw.temps)
		fmt.Fprintf(&temps, "%s := %s; ", name, src[rw.offset(e.Pos()):rw.offset(e.End())])
		rw.replace(e, name)
	}
	if sel, ok := s.Call.Fun.(*ast.SelectorExpr); ok {
		if t := rw.info.Types[sel.X]; t.IsValue() {
			switch t.Type.Underlying().(type) {
			case *types.Pointer, *types.Interface:
				take(sel.X)
			}
		}
	}
	for _, a := range s.Call.Args {
		take(a)
	}
	rw.edits[begin].text = "{ " + temps.String() + "go func() { " + guardText
	rw.insert(s.Call.End(), " }() }")
}
