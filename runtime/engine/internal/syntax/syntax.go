// Package syntax finds the syntax errors of a Go source file, in the words and at the positions of the Go compiler.
//
// It is a recursive-descent parser that keeps only what its messages need. It is no way to a program: that is go/parser's work. What go/parser says
// of a file that it refuses differs from the compiler in words, in positions and in what follows from one mistake; so such a file is read again here.
package syntax

import (
	"cmp"
	"slices"
	"strings"
)

// An Error is one thing that is wrong with a file.
type Error struct {
	Offset  int // in bytes
	Line    int // from 1
	Column  int // in bytes, from 1
	Message string
	Later   bool // the compiler looks for it only when nothing else is wrong
	Types   bool // the compiler finds it when it checks types, so not when there are syntax errors
}

// Syntax reports whether it is a syntax error in the narrow sense, after which the compiler does not look at types. Labels that are not defined, strings
// that do not end and directives out of place are not.
func (e Error) Syntax() bool { return strings.HasPrefix(e.Message, "syntax error") }

// A Repair replaces a mistake that go/parser takes for a syntax error, and the compiler does not, by something that both take. It is as long as what it
// replaces.
type Repair struct {
	Offset int
	Text   string
}

// Check returns what is wrong with the file of that name, sorted by position, at most one syntax error per line as the compiler has it. The repairs are
// for go/parser, so that types can be checked when there is no syntax error.
func Check(name string, src []byte) ([]Error, []Repair) {
	p := &parser{scanner: scanner{src: src, line: 1}, name: name, imports: map[string]bool{}}
	p.scanner.report = p.errorAt
	p.scanner.directive = p.directiveFound
	p.parse()
	p.lines()
	var kept []Error
	last, other := 0, Error{} // the last syntax error's line and the last other error, in the order in which they were found
	for _, e := range p.errors {
		switch {
		case e.Syntax():
			if e.Line == last {
				continue
			}
			last = e.Line
		case e.Line == other.Line && e.Message == other.Message:
			continue
		default:
			other = e
		}
		kept = append(kept, e)
	}
	slices.SortStableFunc(kept, func(a, b Error) int { return cmp.Compare(a.Offset, b.Offset) })
	return slices.Compact(kept), p.repairs
}

// lines fills in the lines and columns of the errors.
func (p *parser) lines() {
	order := make([]*Error, len(p.errors))
	for i := range p.errors {
		order[i] = &p.errors[i]
	}
	slices.SortStableFunc(order, func(a, b *Error) int { return cmp.Compare(a.Offset, b.Offset) })
	line, start, at := 1, 0, 0
	for _, e := range order {
		for ; at < e.Offset && at < len(p.src); at++ {
			if p.src[at] == '\n' {
				line, start = line+1, at+1
			}
		}
		e.Line, e.Column = line, e.Offset-start+1
	}
}
