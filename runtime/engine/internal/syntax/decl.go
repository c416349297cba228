package syntax

// parse reads the file.
func (p *parser) parse() {
	p.advance()
	p.next()
	if !p.got(kwPackage) {
		p.syntaxError("package statement must be first")
		return
	}
	p.take("file")
	p.identifier()
	p.want(semi)
	if p.found > 0 {
		return
	}
	var last *node // the last function, when nothing came after it
	for before := kwImport; p.tok.kind != eof; {
		if p.tok.kind == kwImport && before != kwImport {
			p.syntaxError("imports must appear before other declarations")
		}
		before = p.tok.kind
		declaration := true
		switch p.tok.kind {
		case kwImport:
			p.next()
			p.group(p.importSpec)
			last = nil
		case kwConst:
			p.next()
			p.group(p.constSpec)
			last = nil
		case kwType:
			p.next()
			p.group(p.typeSpec)
			last = nil
		case kwVar:
			p.next()
			p.group(p.varSpec)
			last = nil
		case kwFunc:
			p.next()
			last = p.function()
		default:
			declaration = false
			if p.tok.kind == lbrace && last != nil && last.x == nil {
				p.syntaxError("unexpected semicolon or newline before {")
			} else {
				p.syntaxError("non-declaration statement outside function body")
			}
			p.skip(kwImport, kwConst, kwType, kwVar, kwFunc)
		}
		if !declaration {
			continue
		}
		p.unused()
		if p.tok.kind != eof && !p.got(semi) {
			p.unexpected("after top level declaration")
			p.skip(kwImport, kwConst, kwType, kwVar, kwFunc)
		}
	}
	p.unused()
	if !p.imports["unsafe"] {
		for _, at := range p.linknames {
			p.later(at, `//go:linkname only allowed in Go files that import "unsafe"`)
		}
	}
}

// group reads one declaration or several in parentheses.
func (p *parser) group(spec func() *node) (list []*node) {
	if p.tok.kind != lparen {
		return []*node{spec()}
	}
	p.unused()
	p.next()
	p.list("grouped declaration", semi, rparen, func() bool {
		list = append(list, spec())
		return false
	})
	return list
}

func (p *parser) importSpec() *node {
	n := &node{form: otherDecl, at: p.tok.at}
	p.take("")
	switch p.tok.kind {
	case name:
		p.identifier()
	case dot:
		p.next()
	}
	tok := p.tok
	if p.literal() == nil {
		p.syntaxError("missing import path")
		p.skip(semi, rparen)
	} else if !tok.bad && tok.lit != stringLiteral {
		p.syntaxErrorAt(tok.at, "import path must be a string")
	}
	if len(tok.text) > 2 {
		p.imports[tok.text[1:len(tok.text)-1]] = true
	}
	return n
}

func (p *parser) constSpec() *node {
	n := &node{form: otherDecl, at: p.tok.at}
	p.take("")
	p.names(p.identifier())
	if p.tok.kind != eof && p.tok.kind != semi && p.tok.kind != rparen {
		p.typeOrNil()
		if p.gotAssign() {
			p.exprs()
		}
	}
	return n
}

func (p *parser) varSpec() *node {
	n := &node{form: varDecl, at: p.tok.at}
	p.take("")
	n.x = p.identifier()
	p.names(n.x)
	if p.gotAssign() {
		p.exprs()
		return n
	}
	p.typ()
	if p.gotAssign() {
		p.exprs()
	}
	return n
}

func (p *parser) typeSpec() *node {
	n := &node{form: otherDecl, at: p.tok.at}
	p.take("")
	p.identifier()
	var t *node
	if p.tok.kind == lbrack {
		t = p.bracketed()
	} else {
		p.gotAssign()
		t = p.typeOrNil()
	}
	if t == nil {
		p.unexpected("in type declaration")
		p.skip(semi, rparen)
	}
	return n
}

// bracketed reads what follows the name in a type declaration when that is a bracket: type parameters, or the length of an array.
func (p *parser) bracketed() *node {
	at := p.tok.at
	p.next()
	switch p.tok.kind {
	case rbrack:
		p.next()
		return p.sliceOf(at)
	case name:
	default:
		return p.array(at, nil)
	}
	x := p.identifier()
	if p.tok.kind != lbrack { // a bracket would begin the constraint: P []E
		p.expressions++
		x = p.binary(p.primary(x, false), 0)
		p.expressions--
	}
	if param, constraint := splitName(x, p.tok.kind == comma); param != nil && (constraint != nil || p.tok.kind != rbrack) {
		p.params(param, constraint, rbrack, true, false)
		p.gotAssign()
		return p.typeOrNil()
	}
	return p.array(at, x)
}

// function reads a declaration behind the word func; x of the result is the body or nil.
func (p *parser) function() *node {
	f := &node{form: funcDecl, at: p.tok.at}
	p.take("func")
	context, expected := "", "expected name or ("
	if p.got(lparen) {
		context, expected = "method", "expected name"
		switch receivers := p.params(nil, nil, rparen, false, false); len(receivers) {
		case 0:
			p.error("method has no receiver")
		case 1:
		default:
			p.error("method has multiple receivers")
		}
	}
	if p.tok.kind == name {
		p.identifier()
		p.signature(context)
	} else {
		p.unexpected(expected)
		p.skip(lbrace, semi)
	}
	if p.tok.kind == lbrace {
		f.x = p.body()
	}
	return f
}

// body reads a function's block and checks its labels, unless there were errors in it.
func (p *parser) body() *node {
	p.functions++
	found := p.found
	b := p.block("")
	p.functions--
	if found == p.found {
		p.branches(b)
	}
	return b
}
