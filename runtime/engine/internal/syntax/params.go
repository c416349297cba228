package syntax

// signature reads parameters and results. With a context, type parameters are reported.
func (p *parser) signature(context string) *node {
	n := &node{form: funcType, at: p.tok.at}
	if p.got(lbrack) {
		if context != "" {
			p.syntaxErrorAt(n.at, context+" must have no type parameters")
		}
		if p.tok.kind == rbrack {
			p.syntaxError("empty type parameter list")
			p.next()
		} else {
			p.params(nil, nil, rbrack, true, false)
		}
	}
	p.want(lparen)
	n.list = p.params(nil, nil, rparen, false, true)
	if p.got(lparen) {
		n.more = p.params(nil, nil, rparen, false, false)
		return n
	}
	at := p.tok.at
	if t := p.typeOrNil(); t != nil {
		n.more = []*node{{form: field, at: at, y: t}}
	}
	return n
}

// params reads parameters up to the closing token. When id and t are given, they were read already: the first name, and perhaps its type.
// Type parameters must have names; dotsOK allows the last parameter to be variadic.
func (p *parser) params(id, t *node, closing kind, typeParams, dotsOK bool) []*node {
	if id != nil && t != nil && p.got(closing) {
		return []*node{{form: field, at: id.at, x: id, y: t}}
	}
	var list []*node
	named, typed := 0, 0 // parameters with a name and a type; with a type
	end := p.list("parameter list", comma, closing, func() bool {
		var f *node
		if t != nil {
			f = &node{form: field, at: id.at, x: id, y: t}
		} else {
			f = p.param(id, closing)
		}
		id, t = nil, nil
		if f == nil {
			return false
		}
		if f.y != nil {
			typed++
			if f.x != nil {
				named++
			}
		}
		list = append(list, f)
		return false
	})
	switch {
	case len(list) == 0:
		return nil
	case named == 0 && !typeParams: // the names are types
		for _, f := range list {
			if f.x != nil {
				f.x, f.y = nil, f.x
			}
		}
	case named != len(list):
		p.distribute(list, end, named == typed, typeParams)
	}
	for i, f := range list {
		if f.y.form == dotsType && !(dotsOK && i == len(list)-1) {
			if dotsOK {
				p.errorAt(f.y.at, "can only use ... with final parameter")
			} else {
				p.errorAt(f.y.at, "invalid use of ...")
			}
			break
		}
	}
	for i, f := range list {
		if f.y.form == dotsType && !(dotsOK && i == len(list)-1) {
			f.y = f.y.y
		}
	}
	return list
}

// distribute gives parameters without a type that of the next one, and reports those that have no type or no name.
func (p *parser) distribute(list []*node, end int, untyped, typeParams bool) {
	at := -1
	var t *node
	for i := len(list) - 1; i >= 0; i-- {
		f := list[i]
		switch {
		case f.y != nil:
			t = f.y
			if f.x == nil {
				at = t.start()
				f.x = &node{form: nameExpr, at: at, text: "_"}
			}
		case t != nil:
			f.y = t
		default:
			at = f.x.at
			f.y = &node{form: badExpr, at: at}
		}
	}
	if at < 0 {
		return
	}
	var message string
	switch {
	case untyped && typeParams:
		at, message = end, "missing type constraint"
	case untyped:
		at, message = end, "missing parameter type"
	case typeParams:
		message = "missing type parameter name"
		if len(list) == 1 {
			message += " or invalid array length"
		}
	default:
		message = "missing parameter name"
	}
	p.syntaxErrorAt(at, message)
}

// param reads one parameter: x of the result is its name, y its type; either may be nil. id is the name when it was read already.
func (p *parser) param(id *node, closing kind) *node {
	union := closing == rbrack // type parameters may have unions of types
	f := &node{form: field, at: p.tok.at}
	switch {
	case id != nil:
		f.at = id.at
	case union && p.isOp("~"):
		return p.union(nil)
	case p.tok.kind == name:
		id = p.identifier()
	}
	more := func() *node {
		if union && p.isOp("|") {
			return p.union(f)
		}
		return f
	}
	if id != nil {
		switch {
		case p.tok.kind == lbrack:
			f.y = p.arrayOrArguments()
			if f.y.form == index {
				f.y.x = id
			} else {
				f.x = id
			}
			return more()
		case p.tok.kind == dot:
			f.y = p.qualified(id)
			return more()
		case union && p.isOp("|"):
			f.y = id
			return p.union(f)
		}
		f.x = id
	}
	if at := p.tok.at; p.got(dots) {
		f.y = &node{form: dotsType, at: at, y: p.typeOrNil()}
		if f.y.y == nil {
			f.y = p.bad()
			p.syntaxError("... is missing type")
		}
		return f
	}
	if union && p.isOp("~") {
		f.y = p.union(nil).y
		return f
	}
	f.y = p.typeOrNil()
	if f.y != nil {
		f = more()
	}
	if f.x != nil || f.y != nil {
		return f
	}
	p.unexpected("expected " + closing.words())
	p.skip(comma, closing)
	return nil
}
