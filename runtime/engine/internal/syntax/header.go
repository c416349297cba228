package syntax

// header reads what stands between the keyword and the block of if, for and switch, and returns the first statement and the condition.
func (p *parser) header(keyword kind) (init, condition *node) {
	p.want(keyword)
	if p.tok.kind == lbrace {
		if keyword == kwIf {
			p.syntaxError("missing condition in if statement")
		}
		return nil, nil
	}
	outer := p.expressions
	p.expressions = -1
	defer func() { p.expressions = outer }()
	if p.tok.kind != semi {
		if p.got(kwVar) {
			p.syntaxError("var declaration not allowed in " + keyword.String() + " initializer")
		}
		init = p.simple(nil, keyword)
		if init.form == rangeClause {
			return init, nil
		}
	}
	if p.tok.kind == lbrace {
		return nil, p.condition(keyword, init, nil)
	}
	var separator *token
	if p.tok.kind == semi {
		tok := p.tok
		separator = &tok
		p.next()
	} else {
		p.want(lbrace) // the likelier mistake
		if p.tok.kind != lbrace {
			p.skip(lbrace, rbrace)
		}
	}
	var s *node
	if keyword != kwFor {
		if p.tok.kind != lbrace {
			s = p.simple(nil, keyword)
		}
		return init, p.condition(keyword, s, separator)
	}
	if p.tok.kind != semi {
		if p.tok.kind == lbrace {
			p.unexpected("expected for loop condition")
			return init, nil
		}
		s = p.simple(nil, eof)
	}
	p.want(semi)
	if p.tok.kind != lbrace {
		if post := p.simple(nil, eof); post.form == assignStmt && post.text == ":" {
			p.syntaxErrorAt(post.at, "cannot declare in post statement of for loop")
		}
	}
	return init, p.condition(keyword, s, separator)
}

// condition returns the expression of a statement that has to be one; separator is the semicolon before it, if any.
func (p *parser) condition(keyword kind, s *node, separator *token) *node {
	switch {
	case s == nil:
		if keyword == kwIf && separator != nil {
			if separator.text == "semicolon" {
				p.syntaxErrorAt(separator.at, "missing condition in if statement")
			} else {
				p.syntaxErrorAt(separator.at, "unexpected "+separator.text+", expected { after if clause")
			}
		}
		return nil
	case s.form == exprStmt:
		return s.x
	case s.form == assignStmt && s.text == "" && s.y != nil:
		p.syntaxErrorAt(s.at, "cannot use assignment "+emphasized(s.x)+" = "+emphasized(s.y)+" as value")
	default:
		p.syntaxErrorAt(s.at, "cannot use "+s.String()+" as value")
	}
	return nil
}

// emphasized puts a binary expression in parentheses, so that = stands out from ==.
func emphasized(n *node) string {
	if n.form == operation && n.y != nil {
		return "(" + n.String() + ")"
	}
	return n.String()
}
