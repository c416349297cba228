package syntax

import (
	"fmt"
	"slices"
)

// labels are those of one function.
type labels struct {
	p      *parser
	byName map[string]*label
}

type label struct {
	stmt *node // the labeled statement
	in   *scope
	used bool
}

// A scope is a block, for labels.
type scope struct {
	outer *scope
	at    int
	label *node // the labeled statement whose block it is, or nil
}

// A target is what break and continue, without a label, refer to.
type target struct {
	breaks, continues *node
	clause            int // of the switch around it; -1 when it is not directly in a clause
}

// branches reports labels, and jumps to them, that are wrong in a function's body.
func (p *parser) branches(body *node) {
	ls := &labels{p: p, byName: map[string]*label{}}
	for _, jump := range ls.block(nil, target{clause: -1}, nil, body.at, body.list) {
		id := jump.x
		if l := ls.byName[id.text]; l != nil {
			l.used = true
			p.note(id.at, fmt.Sprintf("goto %s jumps into block starting at %s", id.text, p.position(l.in.at)))
		} else {
			p.note(id.at, fmt.Sprintf("label %s not defined", id.text))
		}
	}
	var unused []*label
	for _, l := range ls.byName {
		if !l.used {
			unused = append(unused, l)
		}
	}
	slices.SortFunc(unused, func(a, b *label) int { return a.stmt.x.at - b.stmt.x.at })
	for _, l := range unused {
		p.note(l.stmt.x.at, fmt.Sprintf("label %s defined and not used", l.stmt.x.text))
	}
}

// block checks a list of statements and returns the jumps in it to labels that were not met yet. around is the labeled statement that it belongs to.
func (ls *labels) block(outer *scope, t target, around *node, at int, list []*node) (forward []*node) {
	s := &scope{outer: outer, at: at, label: around}
	var declared *node // the last declaration of a variable
	var over []*node   // jumps before it
	inner := func(t target, around *node, at int, list []*node) {
		forward = append(forward, ls.block(s, t, around, at, list)...)
	}
	declare := func(n *node) {
		declared = n
		over = slices.Clone(forward)
	}
	for len(list) > 0 && list[len(list)-1].form == emptyStmt {
		list = list[:len(list)-1]
	}
	for i, n := range list {
		around := (*node)(nil)
		for n.form == labeledStmt {
			if n.x.text != "_" {
				l := ls.declare(s, n)
				forward = slices.DeleteFunc(forward, func(jump *node) bool {
					if jump.x.text != n.x.text {
						return false
					}
					l.used = true
					if declared != nil && slices.Contains(over, jump) {
						ls.p.note(jump.x.at, fmt.Sprintf("goto %s jumps over declaration of %s at %s", n.x.text, declaredName(declared), ls.p.position(declared.at)))
					}
					return true
				})
				around = n
			}
			n = n.y
		}
		nested := target{t.breaks, t.continues, -1}
		switch n.form {
		case declStmt:
			for _, d := range n.list {
				if d.form == varDecl {
					declare(d)
					break
				}
			}
		case assignStmt:
			if n.text == ":" {
				declare(n)
			}
		case branchStmt:
			if n.text == "goto" {
				if !ls.resolved(s, n.x.text) {
					forward = append(forward, n)
				}
				break
			}
			ls.jump(s, t, n, i == len(list)-1)
		case blockStmt:
			inner(nested, around, n.at, n.list)
		case ifStmt:
			inner(nested, around, n.x.at, n.x.list)
			if n.y != nil {
				inner(nested, around, n.y.at, []*node{n.y})
			}
		case forStmt:
			inner(target{n, n, -1}, around, n.list[0].at, n.list[0].list)
		case switchStmt, selectStmt:
			for i, c := range n.list {
				at := target{n, t.continues, i}
				inner(at, around, c.at, c.list)
			}
		}
	}
	return forward
}

// declaredName is what a declaration declares, in a message.
func declaredName(n *node) string { return n.x.String() }

func (ls *labels) declare(s *scope, n *node) *label {
	if l := ls.byName[n.x.text]; l != nil {
		ls.p.note(n.x.at, fmt.Sprintf("label %s already defined at %s", n.x.text, ls.p.position(l.stmt.x.at)))
		return l
	}
	l := &label{stmt: n, in: s}
	ls.byName[n.x.text] = l
	return l
}

// resolved reports whether a goto finds its label in the blocks around it.
func (ls *labels) resolved(s *scope, name string) bool {
	l := ls.byName[name]
	if l == nil {
		return false
	}
	l.used = true
	for ; s != nil; s = s.outer {
		if l.in == s {
			return true
		}
	}
	return false
}

// jump checks break, continue and fallthrough.
func (ls *labels) jump(s *scope, t target, n *node, last bool) {
	note := func(n *node, message string) { ls.p.note(n.at, message) }
	if n.x == nil {
		switch {
		case n.text == "break" && t.breaks == nil:
			note(n, "break is not in a loop, switch, or select")
		case n.text == "continue" && t.continues == nil:
			note(n, "continue is not in a loop")
		case n.text == "fallthrough":
			if message := misplaced(t, last); message != "" {
				note(n, message)
			}
		}
		return
	}
	l := ls.byName[n.x.text]
	if l == nil {
		note(n.x, fmt.Sprintf("%s label not defined: %s", n.text, n.x.text))
		return
	}
	l.used = true
	for ; s != nil; s = s.outer {
		if s.label == l.stmt {
			break
		}
	}
	to := l.stmt.y
	if s == nil || to.form != forStmt && (n.text == "continue" || to.form != switchStmt && to.form != selectStmt) {
		note(n.x, fmt.Sprintf("invalid %s label %s", n.text, n.x.text))
	}
}

// misplaced says what is wrong with a fallthrough, or "".
func misplaced(t target, last bool) string {
	switch {
	case t.breaks == nil || t.breaks.form != switchStmt:
	case t.breaks.x != nil && t.breaks.x.form == typeGuard:
		return "cannot fallthrough in type switch"
	case t.clause < 0 || !last:
	case t.clause+1 == len(t.breaks.list):
		return "cannot fallthrough final case in switch"
	default:
		return ""
	}
	return "fallthrough statement out of place"
}
