package engine

import (
	"bytes"
	"errors"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/types"
	"strings"

	"github.com/nfrun/nfrun/runtime/engine/internal/syntax"
)

// A text is one file as it was read.
type text struct {
	name    string
	src     []byte
	file    *ast.File
	refused error          // by go/parser
	read    bool           // by package syntax: only when something is wrong, or there are directives
	errors  []syntax.Error // that it found
}

// syntax reads a file again, as the compiler does.
func (m *module) syntax(f *folder, t *text) {
	if t.read {
		return
	}
	t.read = true
	var repairs []syntax.Repair
	t.errors, repairs = syntax.Check(t.name, t.src)
	for _, e := range t.errors {
		if e.Syntax() {
			f.broken = true
		}
	}
	if f.broken || t.refused == nil || len(repairs) == 0 {
		return
	}
	src := bytes.Clone(t.src)
	for _, r := range repairs {
		copy(src[r.Offset:], r.Text)
	}
	if file, _ := parser.ParseFile(m.fset, t.name, src, parseMode); file != nil {
		t.file = file
	}
}

// faulty reports whether something was found in the files of a package before its types were looked at.
func (f *folder) faulty() bool {
	for _, t := range f.texts {
		if t.refused != nil {
			return true
		}
		for _, e := range t.errors {
			if !e.Later {
				return true
			}
		}
	}
	return f.broken
}

// syntaxErrors reports what package syntax found in the files of a package: later says which of the errors, those that the compiler looks for last or the
// others.
func (m *module) syntaxErrors(f *folder, later bool) {
	for _, t := range f.texts {
		directives := m.hasLineDirectives(t)
		for _, e := range t.errors {
			if e.Later != later || e.Types && f.broken {
				continue
			}
			d := Diagnostic{File: t.name, Line: e.Line, Column: e.Column, Message: e.Message}
			if directives {
				d = diagnostic(m.fset.Position(m.fset.File(t.file.FileStart).Pos(e.Offset)), e.Message, "")
			}
			if e.Message == "invalid UTF-8 encoding" {
				d.Hint = "save the file as UTF-8"
			}
			m.problems = append(m.problems, d)
		}
	}
}

// hasLineDirectives reports whether positions of a file are elsewhere, and known to the file set.
func (m *module) hasLineDirectives(t *text) bool {
	if t.file == nil || !strings.Contains(string(t.src), "//line ") && !strings.Contains(string(t.src), "/*line ") {
		return false
	}
	tf := m.fset.File(t.file.FileStart)
	return tf != nil && tf.Size() >= len(t.src)
}

// recheck finds all that is wrong with a package. The check that ixgo keeps stops at the first error, and has not the compiler's words.
func (m *module) recheck(f *folder, im *moduleImporter) {
	for _, t := range f.texts {
		m.syntax(f, t)
	}
	m.syntaxErrors(f, false)
	if !f.broken { // the compiler does not look further either
		m.typeErrors(f, im)
	}
	if !m.reported(f) && len(f.bad) == 0 {
		m.refused(f)
	}
}

// reported reports whether a problem of a package is known.
func (m *module) reported(f *folder) bool {
	for _, d := range m.problems {
		for _, t := range f.texts {
			if d.File == t.name {
				return true
			}
		}
	}
	return false
}

// finish reports what the compiler looks for when nothing else is wrong with a package.
func (m *module) finish(f *folder, info *types.Info) {
	m.recursiveInterfaces(f, info)
	m.syntaxErrors(f, true)
	for _, file := range f.files {
		for _, d := range file.Decls {
			if fd, ok := d.(*ast.FuncDecl); ok && fd.Body == nil {
				at := fd.Name.Pos()
				if fd.Recv != nil {
					at = fd.Recv.Pos()
				}
				m.report(at, "missing function body", "")
			}
		}
	}
}

// refused reports what go/parser said of files in which nothing else was found.
func (m *module) refused(f *folder) {
	for _, t := range f.texts {
		var list scanner.ErrorList
		if errors.As(t.refused, &list) {
			for _, e := range list {
				m.problems = append(m.problems, diagnostic(e.Pos, "syntax error: "+e.Msg, ""))
			}
		} else if t.refused != nil {
			m.problems = append(m.problems, Diagnostic{File: t.name, Message: t.refused.Error()})
		}
	}
}
