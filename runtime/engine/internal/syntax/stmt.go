package syntax

import (
	"bytes"
	"strings"
)

// statements reads a list of them up to what ends a block or a clause.
func (p *parser) statements() (list []*node) {
	for p.tok.kind != eof && p.tok.kind != rbrace && p.tok.kind != kwCase && p.tok.kind != kwDefault {
		s := p.statement()
		p.unused()
		if s == nil {
			break
		}
		list = append(list, s)
		if !p.got(semi) && p.tok.kind != rbrace {
			p.unexpected("at end of statement")
			p.skip(semi, rbrace, kwCase, kwDefault)
			p.got(semi)
		}
	}
	return list
}

// statement reads one, if there is one.
func (p *parser) statement() *node {
	p.enter()
	defer p.leave()
	at := p.tok.at
	switch p.tok.kind {
	case name:
		p.unused()
		left := p.exprs()
		if left.form == nameExpr && p.tok.kind == colon {
			return p.labeled(left)
		}
		return p.simple(left, eof)
	case kwVar:
		return p.declaration(p.varSpec)
	case kwConst:
		return p.declaration(p.constSpec)
	case kwType:
		return p.declaration(p.typeSpec)
	}
	p.unused()
	switch k := p.tok.kind; k {
	case lbrace:
		return p.block("")
	case operator, star:
		switch p.tok.text {
		case "+", "-", "*", "&", "^", "!":
			return p.simple(nil, eof)
		}
	case literal, kwFunc, lparen, lbrack, kwStruct, kwMap, kwChan, kwInterface, arrow:
		return p.simple(nil, eof)
	case kwFor:
		n := &node{form: forStmt, at: at}
		n.x, n.y = p.header(k)
		n.list = []*node{p.block("for clause")}
		return n
	case kwSwitch:
		return p.switchStatement()
	case kwSelect:
		return p.selectStatement()
	case kwIf:
		return p.ifStatement()
	case kwFallthrough:
		p.next()
		return &node{form: branchStmt, at: at, text: k.String()}
	case kwBreak, kwContinue, kwGoto:
		p.next()
		n := &node{form: branchStmt, at: at, text: k.String()}
		if k == kwGoto || p.tok.kind == name {
			n.x = p.identifier()
		}
		return n
	case kwGo, kwDefer:
		p.next()
		x := p.primary(nil, p.tok.kind == lparen)
		if unparen(x) != x {
			p.errorAt(x.at, "expression in "+k.String()+" must not be parenthesized")
			x = unparen(x)
		}
		if x.form != call && x.form != badExpr {
			p.typeError(x.start(), "expression in "+k.String()+" must be function call")
			p.repairs = append(p.repairs, Repair{at, ("_=      ")[:len(k.String())]})
		}
		return &node{form: callStmt, at: at}
	case kwReturn:
		p.next()
		if p.tok.kind != semi && p.tok.kind != rbrace {
			p.exprs()
		}
		return &node{form: returnStmt, at: at}
	case semi:
		return &node{form: emptyStmt, at: at}
	}
	return nil
}

func (p *parser) declaration(spec func() *node) *node {
	n := &node{form: declStmt, at: p.tok.at}
	p.next()
	n.list = p.group(spec)
	return n
}

// simple reads a statement that may stand in a header, whose keyword it is given then. left was read already, unless it is nil.
func (p *parser) simple(left *node, keyword kind) *node {
	if keyword == kwFor && p.tok.kind == kwRange {
		return p.ranging(nil)
	}
	if left == nil {
		left = p.exprs()
	}
	tok := p.tok
	if left.form != exprList {
		switch tok.kind {
		case assignOp:
			p.next()
			return &node{form: assignStmt, at: tok.at, text: tok.text, x: left, y: p.expr()}
		case incOp:
			p.next()
			return &node{form: assignStmt, at: tok.at, text: tok.text, x: left}
		case arrow:
			p.next()
			return &node{form: sendStmt, at: tok.at, x: left, y: p.expr()}
		case assign, define:
		default:
			return &node{form: exprStmt, at: left.at, x: left}
		}
	}
	if tok.kind != assign && tok.kind != define {
		p.unexpected("expected := or = or comma")
		p.skip(semi, rbrace)
		if left.form == exprList {
			left = left.list[0]
		}
		return &node{form: exprStmt, at: left.at, x: left}
	}
	n := &node{form: assignStmt, at: tok.at, x: left}
	if tok.kind == define {
		n.text = ":"
	}
	p.next()
	if keyword == kwFor && p.tok.kind == kwRange {
		return p.ranging(left)
	}
	n.y = p.exprs()
	if n.y.form == typeGuard && keyword == kwSwitch && tok.kind == define && left.form == nameExpr {
		n.y.y = left
		return &node{form: exprStmt, at: n.y.at, x: n.y}
	}
	return n
}

func (p *parser) ranging(left *node) *node {
	n := &node{form: rangeClause, at: p.tok.at, x: left}
	if left != nil && left.form == exprList && len(left.list) > 2 {
		at := left.list[2].start()
		p.typeError(at, "range clause permits at most two iteration variables")
		from := bytes.LastIndexByte(p.src[:at], ',')
		p.repairs = append(p.repairs, Repair{from, strings.Repeat(" ", bytes.LastIndexByte(p.src[:n.at], '=')-from)})
		if to := bytes.LastIndexByte(p.src[:n.at], '='); p.src[to-1] == ':' {
			p.repairs[len(p.repairs)-1].Text = strings.Repeat(" ", to-1-from)
		}
	}
	p.next()
	n.y = p.expr()
	return n
}

func (p *parser) labeled(label *node) *node {
	n := &node{form: labeledStmt, at: p.tok.at, x: label}
	p.want(colon)
	if p.tok.kind == rbrace {
		n.y = &node{form: emptyStmt, at: p.tok.at}
		return n
	}
	if n.y = p.statement(); n.y == nil {
		p.syntaxErrorAt(n.at, "missing statement after label")
		return nil
	}
	return n
}

// block reads statements in braces. The context is what it follows; "" when its brace is there.
func (p *parser) block(context string) *node {
	n := &node{form: blockStmt, at: p.tok.at}
	if !p.got(lbrace) {
		p.unexpected("expected { after " + context)
		p.skip(name, rbrace)
		if p.got(rbrace) {
			return n
		}
	}
	n.list = p.statements()
	p.want(rbrace)
	return n
}

func (p *parser) ifStatement() *node {
	p.enter()
	defer p.leave()
	n := &node{form: ifStmt, at: p.tok.at}
	p.header(kwIf)
	n.x = p.block("if clause")
	if p.got(kwElse) {
		switch p.tok.kind {
		case kwIf:
			n.y = p.ifStatement()
		case lbrace:
			n.y = p.block("")
		default:
			p.syntaxError("else must be followed by if or statement block")
			p.skip(name, rbrace)
		}
	}
	return n
}

func (p *parser) switchStatement() *node {
	n := &node{form: switchStmt, at: p.tok.at}
	_, n.x = p.header(kwSwitch)
	n.list = p.clauses("switch", func() { p.exprs() })
	return n
}

func (p *parser) selectStatement() *node {
	n := &node{form: selectStmt, at: p.tok.at}
	p.want(kwSelect)
	n.list = p.clauses("select", func() { p.simple(nil, eof) })
	return n
}

// clauses reads those of a switch or select, its braces included. guard reads what follows the word case.
func (p *parser) clauses(keyword string, guard func()) (list []*node) {
	if !p.got(lbrace) {
		p.syntaxError("missing { after " + keyword + " clause")
		p.skip(kwCase, kwDefault, rbrace)
	}
	for p.tok.kind != eof && p.tok.kind != rbrace {
		c := &node{form: clause, at: p.tok.at}
		switch p.tok.kind {
		case kwCase:
			p.next()
			guard()
		case kwDefault:
			p.next()
		default:
			p.unexpected("expected case or default or }")
			p.skip(colon, kwCase, kwDefault, rbrace)
		}
		p.want(colon)
		c.list = p.statements()
		list = append(list, c)
	}
	p.want(rbrace)
	return list
}
