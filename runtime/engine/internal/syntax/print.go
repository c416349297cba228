package syntax

import "strings"

// String returns an expression or a simple statement on one line; the bodies of functions and literals are left out.
func (n *node) String() string {
	var b strings.Builder
	n.print(&b)
	return b.String()
}

func (n *node) print(b *strings.Builder) {
	w := func(parts ...any) {
		for _, part := range parts {
			switch part := part.(type) {
			case string:
				b.WriteString(part)
			case *node:
				if part != nil {
					part.print(b)
				}
			}
		}
	}
	switch n.form {
	case badExpr:
		w("<bad expr>")
	case nameExpr, literalExpr:
		w(n.text)
	case compositeLit:
		w(n.x, "{")
		if len(n.list) > 0 {
			w("…")
		}
		w("}")
	case keyValue:
		w(n.x, ": ", n.y)
	case funcLit:
		w(n.x, " {")
		if len(n.y.list) > 0 {
			w("…")
		}
		w("}")
	case parenExpr:
		w("(", n.x, ")")
	case selector:
		w(n.x, ".", n.y)
	case index:
		w(n.x, "[", n.y, "]")
	case slice:
		w(n.x, "[", n.list[0], ":", n.list[1])
		if len(n.list) > 2 {
			w(":", n.list[2])
		}
		w("]")
	case assertion:
		w(n.x, ".(", n.y, ")")
	case typeGuard:
		if n.y != nil {
			w(n.y, " := ")
		}
		w(n.x, ".(type)")
	case operation:
		if n.y == nil {
			w(n.text, n.x)
		} else {
			w(n.x, " ", n.text, " ", n.y)
		}
	case call:
		w(n.x, "(", joined(n.list), n.text, ")")
	case exprList:
		w(joined(n.list))
	case exprStmt:
		w(n.x)
	case sendStmt:
		w(n.x, " <- ", n.y)
	case assignStmt:
		if n.y == nil {
			w(n.x, n.text, n.text)
		} else {
			w(n.x, " ", n.text, "= ", n.y)
		}
	case rangeClause:
		w(n.x, " := range ", n.y)
	default:
		n.printType(w)
	}
}

func (n *node) printType(w func(...any)) {
	switch n.form {
	case arrayType:
		if n.x == nil {
			w("[...]", n.y)
		} else {
			w("[", n.x, "]", n.y)
		}
	case sliceType:
		w("[]", n.y)
	case dotsType:
		w("...", n.y)
	case structType:
		w("struct{", fieldList(n.list, "; "), "}")
	case interfaceType:
		w("interface{")
		for i, f := range n.list {
			if i > 0 {
				w("; ")
			}
			if f.x == nil {
				w(f.y)
			} else {
				w(f.x, signature(f.y))
			}
		}
		w("}")
	case funcType:
		w("func", signature(n))
	case mapType:
		w("map[", n.x, "]", n.y)
	case chanType:
		switch n.text {
		case "<-":
			w("<-chan ")
		case "->":
			w("chan<- ")
		default:
			w("chan ")
			if n.y.form == chanType && n.y.text == "<-" {
				w("(", n.y, ")")
				return
			}
		}
		w(n.y)
	}
}

func joined(list []*node) string {
	texts := make([]string, len(list))
	for i, n := range list {
		texts[i] = n.String()
	}
	return strings.Join(texts, ", ")
}

// fieldList writes names of one type together.
func fieldList(list []*node, separator string) string {
	var b strings.Builder
	for i, f := range list {
		if f.x != nil {
			b.WriteString(f.x.text)
			if i+1 < len(list) && list[i+1].x != nil && list[i+1].y == f.y {
				b.WriteString(", ")
				continue
			}
			b.WriteString(" ")
		}
		f.y.print(&b)
		if f.text != "" {
			b.WriteString(" " + f.text)
		}
		if i+1 < len(list) {
			b.WriteString(separator)
		}
	}
	return b.String()
}

func signature(f *node) string {
	s := "(" + fieldList(f.list, ", ") + ")"
	switch {
	case len(f.more) == 1 && f.more[0].x == nil:
		s += " " + f.more[0].y.String()
	case len(f.more) > 0:
		s += " (" + fieldList(f.more, ", ") + ")"
	}
	return s
}
