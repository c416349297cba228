package syntax

import (
	"fmt"
	"strings"
)

// typ reads a type; without one, it makes one up.
func (p *parser) typ() *node {
	if t := p.typeOrNil(); t != nil {
		return t
	}
	t := p.bad()
	p.unexpected("expected type")
	p.skip(comma, colon, semi, rparen, rbrack, rbrace)
	return t
}

// typeOrNil reads a type if there is one.
func (p *parser) typeOrNil() *node {
	p.enter()
	defer p.leave()
	at := p.tok.at
	switch p.tok.kind {
	case star:
		p.next()
		return pointer(at, p.typ())
	case arrow:
		p.next()
		p.want(kwChan)
		return &node{form: chanType, at: at, text: "<-", y: p.channelElement()}
	case kwFunc:
		p.next()
		return p.signature("function type")
	case lbrack:
		p.next()
		if p.got(rbrack) {
			return p.sliceOf(at)
		}
		return p.array(at, nil)
	case kwChan:
		p.next()
		n := &node{form: chanType, at: at}
		if p.got(arrow) {
			n.text = "->"
		}
		n.y = p.channelElement()
		return n
	case kwMap:
		p.next()
		p.want(lbrack)
		n := &node{form: mapType, at: at, x: p.typ()}
		p.want(rbrack)
		n.y = p.typ()
		return n
	case kwStruct:
		return p.structure()
	case kwInterface:
		return p.interfac()
	case name:
		return p.qualified(nil)
	case lparen:
		p.next()
		t := p.typ()
		p.want(rparen)
		return t
	}
	return nil
}

func pointer(at int, to *node) *node { return &node{form: operation, at: at, text: "*", x: to} }

// sliceOf reads the element type of a slice.
func (p *parser) sliceOf(at int) *node { return &node{form: sliceType, at: at, y: p.typ()} }

// array reads what follows the opening bracket of an array, and its length when that was read already.
func (p *parser) array(at int, length *node) *node {
	if length == nil && !p.got(dots) {
		p.expressions++
		length = p.expr()
		p.expressions--
	}
	if p.tok.kind == comma {
		p.syntaxError("unexpected comma; expected ]")
		p.next()
	}
	p.want(rbrack)
	return &node{form: arrayType, at: at, x: length, y: p.typ()}
}

func (p *parser) channelElement() *node {
	if t := p.typeOrNil(); t != nil {
		return t
	}
	t := p.bad()
	p.syntaxError("missing channel element type")
	return t
}

func (p *parser) structure() *node {
	n := &node{form: structType, at: p.tok.at}
	p.want(kwStruct)
	p.want(lbrace)
	p.list("struct type", semi, rbrace, func() bool {
		p.fields(n)
		return false
	})
	return n
}

// fields reads one line of a struct type.
func (p *parser) fields(s *node) {
	at := p.tok.at
	add := func(names []*node, t *node) {
		tag, tok := "", p.tok
		if l := p.literal(); l != nil {
			tag = l.text
			if tok.lit != stringLiteral {
				p.repairs = append(p.repairs, Repair{tok.at, strings.Repeat(" ", len(tag))})
				if tok.lit == number && !tok.bad {
					p.typeError(tok.at, fmt.Sprintf("invalid syntax tree: incorrect tag syntax: %q", tag))
				}
			}
		}
		if names == nil {
			s.list = append(s.list, &node{form: field, at: at, y: t, text: tag})
		}
		for _, name := range names {
			s.list = append(s.list, &node{form: field, at: name.at, x: name, y: t, text: tag})
		}
	}
	switch p.tok.kind {
	case name:
		first := p.identifier()
		if k := p.tok.kind; k == dot || k == literal || k == semi || k == rbrace {
			add(nil, p.qualified(first))
			return
		}
		names := p.names(first)
		if len(names) > 1 || p.tok.kind != lbrack {
			add(names, p.typ())
			return
		}
		t := p.arrayOrArguments()
		if t.form == index { // an embedded type with type arguments
			t.x, names = first, nil
		}
		add(names, t)
	case star:
		p.next()
		parens := p.tok.kind == lparen
		if parens {
			p.syntaxError("cannot parenthesize embedded type")
			p.next()
		}
		t := p.qualified(nil)
		if parens {
			p.got(rparen)
		}
		add(nil, pointer(at, t))
	case lparen:
		p.syntaxError("cannot parenthesize embedded type")
		p.next()
		starred := p.tok.at
		var t *node
		if p.got(star) {
			t = pointer(starred, p.qualified(nil))
		} else {
			t = p.qualified(nil)
		}
		p.got(rparen)
		add(nil, t)
	default:
		p.unexpected("expected field name or embedded type")
		p.skip(semi, rbrace)
	}
}

// arrayOrArguments reads a bracket behind a name: the beginning of an array or slice type, or type arguments (whose generic type the caller fills in).
func (p *parser) arrayOrArguments() *node {
	at := p.tok.at
	p.want(lbrack)
	if p.got(rbrack) {
		return p.sliceOf(at)
	}
	n, separated := p.types(false)
	p.want(rbrack)
	if !separated {
		if t := p.typeOrNil(); t != nil {
			return &node{form: arrayType, at: at, x: n, y: t}
		}
	}
	return &node{form: index, at: at, y: n}
}

func (p *parser) interfac() *node {
	n := &node{form: interfaceType, at: p.tok.at}
	p.want(kwInterface)
	p.want(lbrace)
	p.list("interface type", semi, rbrace, func() bool {
		var f *node
		if p.tok.kind == name {
			f = p.method()
		}
		if f == nil || f.x == nil {
			f = p.union(f)
		}
		n.list = append(n.list, f)
		return false
	})
	return n
}

// method reads a method of an interface, or the name of a type that is embedded there.
func (p *parser) method() *node {
	const context = "interface method"
	f := &node{form: field, at: p.tok.at}
	id := p.identifier()
	named := func() {
		f.x, f.y = id, p.signature(context)
	}
	switch p.tok.kind {
	case lparen:
		named()
	case lbrack: // type arguments of an embedded type; type parameters are reported
		at := p.tok.at
		p.next()
		if empty := p.tok.at; p.got(rbrack) {
			if p.tok.kind == lparen {
				p.errorAt(empty, "empty type parameter list")
				named()
			} else {
				p.errorAt(empty, "empty type argument list")
				f.y = id
			}
			break
		}
		list := p.params(nil, nil, rbrack, false, false)
		switch {
		case len(list) == 0 && p.tok.kind == lparen:
			named()
		case len(list) == 0:
			f.y = id
		case list[0].x != nil:
			named()
			p.errorAt(at, "interface method must have no type parameters")
		default:
			args := list[0].y
			if len(list) > 1 {
				args = &node{form: exprList, at: list[0].at}
				for _, a := range list {
					args.list = append(args.list, a.y)
				}
			}
			f.y = &node{form: index, at: at, x: id, y: args}
		}
	default:
		f.y = p.qualified(id)
	}
	return f
}

// union reads the terms of a union; f holds the first when it was read already.
func (p *parser) union(f *node) *node {
	if f == nil {
		f = &node{form: field, at: p.tok.at, y: p.term()}
	}
	for p.isOp("|") {
		at := p.tok.at
		p.next()
		f.y = &node{form: operation, at: at, text: "|", x: f.y, y: p.term()}
	}
	return f
}

func (p *parser) term() *node {
	at := p.tok.at
	if p.isOp("~") {
		p.next()
		return &node{form: operation, at: at, text: "~", x: p.typ()}
	}
	if t := p.typeOrNil(); t != nil {
		return t
	}
	t := p.bad()
	p.unexpected("expected ~ term or type")
	p.skip(operator, semi, rparen, rbrack, rbrace)
	return t
}
