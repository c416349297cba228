package engine

import (
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// An embedding is a variable of a script that a go:embed directive fills.
type embedding struct {
	pkg   *types.Package
	name  string
	files []string          // sorted, with folders ("dir/") when the variable is an embed.FS
	data  map[string]string // by file
	fs    bool
}

// A directive is a go:embed comment.
type directive struct {
	pos      token.Pos // behind the slashes
	end      token.Pos
	patterns []pattern
	bad      error
	used     bool
}

type pattern struct {
	text string
	pos  token.Pos
}

// embeds finds what the go:embed directives of a package ask for, and reports what is wrong with them in the words of the go command and the compiler.
func (m *module) embeds(f *folder, pkg *types.Package, info *types.Info) []embedding {
	var list []embedding
	for _, file := range f.files {
		ds := directives(file)
		if len(ds) == 0 {
			continue
		}
		if !importsEmbed(file) {
			m.report(ds[0].pos, `go:embed requires import "embed" (or import _ "embed", if package is not used)`, "")
			continue
		}
		for _, v := range embedTargets(file, ds) {
			if e, ok := m.embedding(f, pkg, info, v); ok {
				list = append(list, e)
			}
		}
		for _, d := range ds {
			switch {
			case d.bad != nil:
				m.report(d.pos, d.bad.Error(), "")
			case !d.used:
				m.report(d.pos, "misplaced go:embed directive", "it belongs before a var declaration of its own")
			}
		}
	}
	return list
}

func importsEmbed(file *ast.File) bool {
	return slices.ContainsFunc(file.Imports, func(s *ast.ImportSpec) bool { return s.Path.Value == `"embed"` || s.Path.Value == "`embed`" })
}

// directives lists the go:embed comments of a file.
func directives(file *ast.File) []*directive {
	var list []*directive
	for _, g := range file.Comments {
		for _, c := range g.List {
			text, ok := strings.CutPrefix(c.Text, "//go:embed")
			if !ok || text != "" && !strings.HasPrefix(text, " ") && !strings.HasPrefix(text, "\t") {
				continue
			}
			d := &directive{pos: c.Pos() + 2, end: c.End()}
			d.patterns, d.bad = parsePatterns(text, c.Pos()+token.Pos(len("//go:embed")))
			if d.bad == nil && len(d.patterns) == 0 {
				d.bad = errors.New("usage: //go:embed pattern...")
			}
			list = append(list, d)
		}
	}
	return list
}

// parsePatterns splits the text behind go:embed, which begins at pos: words, or Go strings.
func parsePatterns(text string, pos token.Pos) ([]pattern, error) {
	var list []pattern
	for at := 0; ; {
		at += len(text[at:]) - len(strings.TrimLeftFunc(text[at:], unicode.IsSpace))
		rest := text[at:]
		if rest == "" {
			return list, nil
		}
		p := pattern{pos: pos + token.Pos(at)}
		n := strings.IndexFunc(rest, unicode.IsSpace)
		if n < 0 {
			n = len(rest)
		}
		p.text = rest[:n]
		if rest[0] == '"' || rest[0] == '`' {
			quoted, err := strconv.QuotedPrefix(rest)
			n = len(quoted)
			if err != nil || n < len(rest) && !unicode.IsSpace(rune(rest[n])) {
				return nil, fmt.Errorf("invalid quoted string in //go:embed: %s", rest)
			}
			if p.text, err = strconv.Unquote(quoted); err != nil {
				return nil, fmt.Errorf("invalid quoted string in //go:embed: %s", rest)
			}
		}
		list = append(list, p)
		at += n
	}
}

// An embedTarget is a var declaration with the directives before it.
type embedTarget struct {
	spec       *ast.ValueSpec
	local      bool
	directives []*directive
}

// embedTargets gives each directive to the declaration that follows it, if that is one of variables.
func embedTargets(file *ast.File, ds []*directive) []embedTarget {
	var targets []embedTarget
	from := file.Package
	take := func(at token.Pos, spec ast.Spec, local bool) {
		t := embedTarget{local: local}
		for _, d := range ds {
			if d.pos > from && d.pos < at {
				t.directives = append(t.directives, d)
			}
		}
		from = at
		if v, ok := spec.(*ast.ValueSpec); ok && len(t.directives) > 0 {
			for _, d := range t.directives {
				d.used = true
			}
			t.spec = v
			targets = append(targets, t)
		}
	}
	general := func(d *ast.GenDecl, local bool) {
		var first ast.Spec
		if d.Tok == token.VAR && !d.Lparen.IsValid() && len(d.Specs) > 0 {
			first = d.Specs[0]
		}
		take(d.TokPos, first, local)
		if d.Lparen.IsValid() && d.Tok == token.VAR {
			for _, s := range d.Specs {
				take(s.Pos(), s, local)
			}
		}
		from = d.End()
	}
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.GenDecl:
			general(d, false)
		case *ast.FuncDecl:
			take(d.Type.Pos(), nil, false)
			if d.Body != nil {
				ast.Inspect(d.Body, func(n ast.Node) bool {
					if s, ok := n.(*ast.DeclStmt); ok {
						general(s.Decl.(*ast.GenDecl), true)
						return false
					}
					if s, ok := n.(ast.Stmt); ok && s.Pos() > from {
						from = s.Pos()
					}
					return true
				})
				from = d.Body.End()
			}
		}
	}
	return targets
}

// embedding checks a target and reads its files.
func (m *module) embedding(f *folder, pkg *types.Package, info *types.Info, t embedTarget) (e embedding, ok bool) {
	at, problem := t.directives[0].pos, ""
	for _, d := range t.directives {
		if d.bad != nil {
			return e, false
		}
	}
	switch {
	case len(t.spec.Names) > 1:
		problem = "go:embed cannot apply to multiple vars"
	case t.spec.Values != nil:
		problem = "go:embed cannot apply to var with initializer"
	case t.local:
		problem = "go:embed cannot apply to var inside func"
	}
	if problem != "" {
		m.report(at, problem, "")
		return e, false
	}
	name := t.spec.Names[0]
	obj := info.Defs[name]
	if obj == nil {
		obj = types.NewVar(name.Pos(), pkg, name.Name, info.TypeOf(t.spec.Type)) // the blank identifier
	}
	e = embedding{pkg: pkg, name: name.Name, data: map[string]string{}}
	switch typ := types.Unalias(obj.Type()); {
	case isEmbedFS(typ):
		e.fs = true
	case isStringOrBytes(typ):
	default:
		m.report(name.Pos(), fmt.Sprintf("go:embed cannot apply to var of type %s", types.TypeString(typ, types.RelativeTo(pkg))), "it has to be a string, a []byte or an embed.FS")
		return e, false
	}
	ok = true
	for _, d := range t.directives {
		for _, p := range d.patterns {
			files, err := matchPattern(m.src, f.dir, p.text)
			if err != nil {
				m.report(p.pos, fmt.Sprintf("pattern %s: %v", p.text, err), "")
				ok = false
				continue
			}
			for _, name := range files {
				if err := e.add(m.src, f.dir, name); err != nil {
					m.report(p.pos, fmt.Sprintf("pattern %s: %v", p.text, err), "")
					ok = false
				}
			}
		}
	}
	if ok && !e.fs && len(e.files) > 1 {
		m.report(name.Pos(), fmt.Sprintf("invalid go:embed: multiple files for type %s", types.TypeString(obj.Type(), types.RelativeTo(pkg))), "")
		return e, false
	}
	return e, ok
}

func isEmbedFS(t types.Type) bool {
	n, ok := t.(*types.Named)
	return ok && n.Obj().Name() == "FS" && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "embed"
}

func isStringOrBytes(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return u.Kind() == types.String
	case *types.Slice:
		b, ok := u.Elem().Underlying().(*types.Basic)
		return ok && b.Kind() == types.Byte
	}
	return false
}
