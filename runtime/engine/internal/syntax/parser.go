package syntax

import (
	"slices"
	"strings"
)

// A parser reads one file.
type parser struct {
	scanner
	name   string // of the file, for positions in messages
	errors []Error

	repairs []Repair

	functions   int // how many we are in
	expressions int // brackets and parentheses that we are in; below zero in the header of a statement, where { begins its block
	depth       int // of recursion
	found       int // errors of the file itself, without those about labels and directives

	pending   []pragma        // directives that wait for the declaration they belong to
	imports   map[string]bool // packages that the file imports
	linknames []int           // offsets of the directives
}

// maxDepth is how deep what is nested may be, as for go/parser. Deeper than that, the rest of the file is not read.
const maxDepth = 100_000

// enter guards against recursion without end; leave must be called after it.
func (p *parser) enter() {
	p.depth++
	if p.depth == maxDepth {
		p.error("exceeded max nesting depth")
		p.src = p.src[:p.off]
		p.size = 0
		p.ch = -1
		p.tok = token{kind: eof, at: p.off}
		p.newline = false
	}
}

func (p *parser) leave() { p.depth-- }

func (p *parser) errorAt(offset int, message string) {
	p.found++
	p.note(offset, message)
}

// note reports what is wrong but leaves the syntax as it should be.
func (p *parser) note(offset int, message string) {
	p.errors = append(p.errors, Error{Offset: offset, Message: message, Line: p.lineOf(offset)})
}

// typeError reports what the compiler finds when it checks types.
func (p *parser) typeError(offset int, message string) {
	p.note(offset, message)
	p.errors[len(p.errors)-1].Types = true
}

// lineOf returns the line of an offset that is not far before the scanner.
func (p *parser) lineOf(offset int) int {
	if offset > p.off {
		return p.scanner.line
	}
	return p.scanner.line - strings.Count(string(p.src[offset:min(p.off, len(p.src))]), "\n")
}

func (p *parser) error(message string) { p.errorAt(p.tok.at, message) }

// unexpected reports the current token. The message goes on with what was expected, or says where ("in ", "at ", "after ").
func (p *parser) unexpected(context string) { p.unexpectedAt(p.tok.at, context) }

func (p *parser) unexpectedAt(offset int, context string) {
	if strings.HasPrefix(context, "expected ") {
		context = "," + " " + context
	} else {
		context = " " + context
	}
	p.syntaxErrorAt(offset, "unexpected "+p.tok.describe()+context)
}

func (p *parser) syntaxError(message string) { p.syntaxErrorAt(p.tok.at, message) }

func (p *parser) syntaxErrorAt(offset int, message string) {
	if p.tok.kind == eof && p.found > 0 {
		return // it follows from the one before
	}
	p.errorAt(offset, "syntax error: "+message)
}

// got consumes a token of this kind, if it is there.
func (p *parser) got(k kind) bool {
	if p.tok.kind != k {
		return false
	}
	p.next()
	return true
}

// want consumes a token of this kind, or whatever is there after reporting it.
func (p *parser) want(k kind) {
	if !p.got(k) {
		p.unexpected("expected " + k.words())
		p.skip()
	}
}

// gotAssign consumes = and, after reporting it, := too.
func (p *parser) gotAssign() bool {
	if p.tok.kind == define {
		p.unexpected("expected =")
	} else if p.tok.kind != assign {
		return false
	}
	p.next()
	return true
}

// isOp reports whether the current token is this operator.
func (p *parser) isOp(op string) bool { return p.tok.kind == operator && p.tok.text == op }

// skip consumes tokens up to one of those given, or of those that begin a statement when it is in a function; without an argument, one token.
func (p *parser) skip(to ...kind) {
	if len(to) == 0 {
		if p.tok.kind != eof {
			p.next()
		}
		return
	}
	for p.tok.kind != eof && !slices.Contains(to, p.tok.kind) && !(p.functions > 0 && beginsStatement(p.tok.kind)) {
		p.next()
	}
}

func beginsStatement(k kind) bool {
	switch k {
	case kwBreak, kwConst, kwContinue, kwDefer, kwFallthrough, kwFor, kwGo, kwGoto, kwIf, kwReturn, kwSelect, kwSwitch, kwType, kwVar:
		return true
	}
	return false
}

// list reads elements with a separator between them up to the closing token, before which a separator may stand, and returns where it closes.
// No more elements are read when element says so.
func (p *parser) list(what string, separator, closing kind, element func() (last bool)) int {
	for last := false; p.tok.kind != eof && p.tok.kind != closing && !last; {
		last = element()
		if !p.got(separator) && p.tok.kind != closing {
			p.unexpected("in " + what + "; possibly missing " + separator.words() + " or " + closing.words())
			p.skip(rparen, rbrack, rbrace)
			if p.tok.kind != closing {
				return p.tok.at
			}
		}
	}
	at := p.tok.at
	p.want(closing)
	return at
}

func (p *parser) bad() *node { return &node{form: badExpr, at: p.tok.at} }

// identifier reads a name; without one, it makes one up.
func (p *parser) identifier() *node {
	n := &node{form: nameExpr, at: p.tok.at, text: "_"}
	if p.tok.kind != name {
		p.unexpected("expected name")
		p.skip()
		return n
	}
	n.text = p.tok.text
	p.next()
	return n
}

// literal reads one, or returns nil.
func (p *parser) literal() *node {
	if p.tok.kind != literal {
		return nil
	}
	n := &node{form: literalExpr, at: p.tok.at, text: p.tok.text}
	p.next()
	return n
}

// names reads the rest of a list of names.
func (p *parser) names(first *node) []*node {
	list := []*node{first}
	for p.got(comma) {
		list = append(list, p.identifier())
	}
	return list
}

// qualified reads a type's name with its package and its type arguments.
func (p *parser) qualified(first *node) *node {
	n := first
	switch {
	case n != nil:
	case p.tok.kind == name:
		n = p.identifier()
	default:
		n = &node{form: nameExpr, at: p.tok.at, text: "_"}
		p.unexpected("expected name")
		p.skip(dot, semi, rbrace)
	}
	if p.tok.kind == dot {
		at := p.tok.at
		p.next()
		n = &node{form: selector, at: at, x: n, y: p.identifier()}
	}
	if p.tok.kind == lbrack {
		n = p.instance(n)
	}
	return n
}

// instance reads type arguments.
func (p *parser) instance(generic *node) *node {
	n := &node{form: index, at: p.tok.at, x: generic}
	p.want(lbrack)
	if p.tok.kind == rbrack {
		p.unexpected("expected type argument list")
		n.y = p.bad()
	} else {
		n.y, _ = p.types(true)
	}
	p.want(rbrack)
	return n
}

// types reads a list of types that may end in a comma; unless strict, the first may be any expression.
func (p *parser) types(strict bool) (n *node, separated bool) {
	p.expressions++
	defer func() { p.expressions-- }()
	if strict {
		n = p.typ()
	} else {
		n = p.expr()
	}
	if p.tok.kind != comma {
		return n, false
	}
	list := []*node{n}
	for p.got(comma) {
		t := p.typeOrNil()
		if t == nil {
			break
		}
		list = append(list, t)
	}
	if len(list) > 1 {
		n = &node{form: exprList, at: n.at, list: list}
	}
	return n, true
}
