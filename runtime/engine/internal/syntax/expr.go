package syntax

func (p *parser) expr() *node { return p.binary(nil, 0) }

// exprs reads expressions separated by commas.
func (p *parser) exprs() *node {
	x := p.expr()
	if p.tok.kind != comma {
		return x
	}
	list := []*node{x}
	for p.got(comma) {
		list = append(list, p.expr())
	}
	return &node{form: exprList, at: x.at, list: list}
}

// binary reads operators that bind tighter than prec, and their operands.
func (p *parser) binary(x *node, prec int) *node {
	p.enter()
	defer p.leave()
	if x == nil {
		x = p.unary()
	}
	for (p.tok.kind == operator || p.tok.kind == star) && p.tok.prec > prec {
		op := p.tok
		p.next()
		x = &node{form: operation, at: op.at, text: op.text, x: x, y: p.binary(nil, op.prec)}
	}
	return x
}

func (p *parser) unary() *node {
	p.enter()
	defer p.leave()
	tok := p.tok
	switch tok.kind {
	case operator, star:
		switch tok.text {
		case "*", "+", "-", "!", "^", "~", "&":
			p.next()
			n := &node{form: operation, at: tok.at, text: tok.text, x: p.unary()}
			if tok.text == "&" {
				n.x = unparen(n.x)
			}
			return n
		}
	case arrow:
		p.next()
		x := p.unary()
		if x.form == chanType {
			p.receiveOnly(x)
			return x
		}
		return &node{form: operation, at: tok.at, text: "<-", x: x}
	}
	return p.primary(nil, true)
}

// receiveOnly turns a channel type that follows an arrow into one to receive from: the arrows of <-chan<- T belong elsewhere than they were read.
func (p *parser) receiveOnly(t *node) {
	direction := "->"
	for direction == "->" && t.form == chanType {
		if direction = t.text; direction == "<-" {
			p.syntaxError("unexpected <-, expected chan")
		}
		t.text = "<-"
		t = t.y
	}
	if direction == "->" {
		p.syntaxError("unexpected " + t.String() + ", expected chan")
	}
}

// operand reads an expression without operators. Parentheses are kept when asked, or when a composite literal follows.
func (p *parser) operand(parens bool) *node {
	at := p.tok.at
	switch p.tok.kind {
	case name:
		return p.identifier()
	case literal:
		return p.literal()
	case lparen:
		p.next()
		p.expressions++
		x := p.expr()
		p.expressions--
		p.want(rparen)
		if parens || p.tok.kind == lbrace {
			x = &node{form: parenExpr, at: at, x: x}
		}
		return x
	case kwFunc:
		p.next()
		t := p.signature("function type")
		if p.tok.kind != lbrace {
			return t
		}
		p.expressions++
		f := &node{form: funcLit, at: at, x: t, y: p.body()}
		p.expressions--
		return f
	case lbrack, kwChan, kwMap, kwStruct, kwInterface:
		return p.typ()
	}
	x := p.bad()
	p.unexpected("expected expression")
	p.skip(rparen, rbrack, rbrace)
	return x
}

// primary reads an operand, unless x is it, and the selectors, indices, arguments and literal values that follow it.
func (p *parser) primary(x *node, parens bool) *node {
	if x == nil {
		x = p.operand(parens)
	}
	for {
		at := p.tok.at
		switch p.tok.kind {
		case dot:
			p.next()
			x = p.selected(x, at)
		case lbrack:
			p.next()
			x = p.indexed(x, at)
		case lparen:
			p.next()
			x = &node{form: call, at: at, x: x}
			p.arguments(x)
		case lbrace:
			t := unparen(x)
			if !p.mayBeLiteral(t) {
				return x
			}
			if t != x {
				p.syntaxError("cannot parenthesize type in composite literal")
			}
			n := p.literalValue()
			n.x = x
			x = n
		default:
			return x
		}
	}
}

// mayBeLiteral reports whether a brace behind the expression begins a composite literal, and not a block.
func (p *parser) mayBeLiteral(t *node) bool {
	switch t.form {
	case nameExpr, selector:
		return p.expressions >= 0
	case index:
		return p.expressions >= 0 && !isValue(t)
	case arrayType, sliceType, structType, mapType:
		return true
	}
	return false
}

// selected reads what follows a dot.
func (p *parser) selected(x *node, at int) *node {
	switch p.tok.kind {
	case name:
		return &node{form: selector, at: at, x: x, y: p.identifier()}
	case lparen:
		p.next()
		n := &node{form: typeGuard, at: at, x: x}
		if !p.got(kwType) {
			n.form, n.y = assertion, p.typ()
		}
		p.want(rparen)
		return n
	}
	p.unexpected("expected name or (")
	p.skip(semi, rparen)
	return x
}

// indexed reads what follows an opening bracket: an index, type arguments or the bounds of a slice.
func (p *parser) indexed(x *node, at int) *node {
	var i *node
	if p.tok.kind != colon {
		separated := false
		if p.tok.kind == rbrack {
			p.unexpected("expected operand")
			i = p.bad()
		} else {
			i, separated = p.types(false)
		}
		if separated || p.tok.kind == rbrack {
			p.want(rbrack)
			return &node{form: index, at: at, x: x, y: i}
		}
	}
	if !p.got(colon) {
		p.unexpected("expected comma, : or ]")
		p.skip(comma, colon, rbrack)
	}
	p.expressions++
	n := &node{form: slice, at: at, x: x, list: []*node{i, nil}}
	if p.tok.kind != colon && p.tok.kind != rbrack {
		n.list[1] = p.expr()
	}
	if p.tok.kind == colon {
		if n.list[1] == nil {
			p.error("middle index required in 3-index slice")
			n.list[1] = p.bad()
		}
		p.next()
		if p.tok.kind == rbrack {
			p.error("final index required in 3-index slice")
			n.list = append(n.list, p.bad())
		} else {
			n.list = append(n.list, p.expr())
		}
	}
	p.expressions--
	p.want(rbrack)
	return n
}

// arguments reads those of a call.
func (p *parser) arguments(n *node) {
	p.expressions++
	p.list("argument list", comma, rparen, func() bool {
		n.list = append(n.list, p.expr())
		if p.got(dots) {
			n.text = "..."
		}
		return n.text != ""
	})
	p.expressions--
}

// literalValue reads the part of a composite literal that is in braces.
func (p *parser) literalValue() *node {
	p.enter()
	defer p.leave()
	n := &node{form: compositeLit, at: p.tok.at}
	p.expressions++
	p.want(lbrace)
	p.list("composite literal", comma, rbrace, func() bool {
		e := p.element()
		if p.tok.kind == colon {
			at := p.tok.at
			p.next()
			e = &node{form: keyValue, at: at, x: e, y: p.element()}
		}
		n.list = append(n.list, e)
		return false
	})
	p.expressions--
	return n
}

func (p *parser) element() *node {
	if p.tok.kind == lbrace {
		return p.literalValue()
	}
	return p.expr()
}
